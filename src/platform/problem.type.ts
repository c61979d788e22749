import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Classified } from './classified.decorator.js';
import type { Locale } from './locale.js';
import { describeProblem, problemCodes, type Problem, type Result } from './problem.js';

registerEnumType(problemCodes, { name: 'ProblemCode', description: 'Kinds of expected failure.' });

@ObjectType('Problem', { description: 'An expected failure: nothing was changed.' })
@Classified('public')
export class ProblemType {
  @Field(() => problemCodes) code!: string;
  @Field({ description: 'What to do, in the language of the request.' }) message!: string;
  @Field(() => [String], { description: 'The input field it is about.' }) path!: string[];
}

/** What every mutation answers with, next to the thing itself. */
@ObjectType({ isAbstract: true })
@Classified('public')
export abstract class Payload {
  @Field(() => [ProblemType], { description: 'Not empty: nothing was changed.' }) problems!: ProblemType[];
}

/** A use-case's result as the two halves of a payload. */
export function answer<T>(result: Result<T>, locale: Locale): { value: T | null; problems: ProblemType[] } {
  const problems: readonly Problem[] = result.problems ?? [];
  return { value: result.value ?? null, problems: problems.map((each) => describeProblem(each, locale)) };
}
