import type { Cast } from './cast.js';
import type { Product, Visitor } from './product.js';

/** Those of the demo who stay. */
export interface Staying {
  readonly adviser: Visitor;
  readonly coordinator: Visitor;
  readonly employer: Visitor;
}

/** All that an adviser, a coordinator and an employer are answered when they ask for what they may see. */
export async function answersTo(
  product: Product,
  cast: Cast,
  { adviser, coordinator, employer }: Staying,
  placeListId: string,
): Promise<string> {
  const ask = async (document: string, variables: object, as: Visitor) => {
    const answer = await product.fetch('/graphql', as, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    if (answer.includes('"errors"')) throw new Error(`${document}: ${answer}`);
    return answer;
  };
  const introductions = `{ introductions(first: 100) { nodes { id message candidateMessage employerMessage endNote
      candidate { name details { email phone birthDate caseTeam } } enrolment { note: status } place { description } } } }`;
  const candidates = `query($search: String) { candidates(first: 100, search: $search) { nodes {
      name details { email phone birthDate caseTeam } objections { grounds decision } grants { why adviserName } } } }`;
  const people = '{ people { persons { name email } invitations { email } } desk { advisers { name } } }';
  const list = `query($id: ID!) { placeList(id: $id) { fileName refused { message } failure } }`;
  const company =
    '{ viewer { employers { team { members { name email } } establishments { workplaceTrainer } places(first: 100) { nodes { title description } } } } }';
  return [
    await ask(introductions, {}, adviser),
    await ask(introductions, {}, employer),
    await ask(candidates, { search: cast.candidate.firstName }, adviser),
    await ask(candidates, { search: cast.minor.firstName }, coordinator),
    await ask(people, {}, coordinator),
    await ask(list, { id: placeListId }, adviser),
    await ask(company, {}, employer),
  ].join('\n');
}
