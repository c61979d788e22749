import { KeepRemedies } from '../../src/remedies/keep-remedies.usecase.js';
import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType } from 'graphql';
import type { Person, TestApp } from '../support/app.js';

interface Answered {
  introduction: { id: string } | null;
  problems: { code: string; path: string[]; message: string }[];
}

const seen = `id hesitations { id kind by adviserOnly note resolvedAt }
  remedyProposals { hesitation side fit remedy { id kind isPersonal } conditions { text fit } worthText }
  remedyOffers { id status toSide isPersonal helped mayDo remedy { kind name text } }`;
/** An introduction with what holds people back in it, as somebody sees it. */
export const see = async (app: TestApp, as: Person, id: string) =>
  (await app.ask(`query($id: ID!) { introduction(id: $id) { ${seen} } }`, { id }, { as })).data.introduction;
/** What a mutation answered; throws what the API threw. */
export const mutate = async (app: TestApp, as: Person, text: string, variables: object) => {
  const { data, errors } = await app.ask(text, variables, { as });
  if (errors) throw new Error(errors[0]?.extensions.code ?? errors[0]?.message);
  return Object.values(data as object)[0] as Answered;
};
export const codes = ({ problems }: Answered) =>
  problems.map(({ code, path }) => `${code} ${path.join('.')}`);
export const say = (app: TestApp, as: Person, variables: object) =>
  mutate(
    app,
    as,
    `mutation($introductionId: ID!, $kind: HesitationKind!, $adviserOnly: Boolean, $note: String, $onBehalfOf: Party) {
      sayHesitation(introductionId: $introductionId, kind: $kind, adviserOnly: $adviserOnly, note: $note,
        onBehalfOf: $onBehalfOf) { introduction { id } problems { code message path } } }`,
    variables,
  );
export const offer = (app: TestApp, as: Person, variables: object) =>
  mutate(
    app,
    as,
    `mutation($introductionId: ID!, $remedyId: ID!, $hesitation: HesitationKind!, $toSide: Party!) {
      offerRemedy(introductionId: $introductionId, remedyId: $remedyId, hesitation: $hesitation, toSide: $toSide) {
        introduction { id } problems { code message path } } }`,
    variables,
  );
export const move = (app: TestApp, as: Person, offerId: string, how: string) =>
  mutate(
    app,
    as,
    `mutation($offerId: ID!, $move: RemedyOfferMove!) { moveRemedyOffer(offerId: $offerId, move: $move) {
      introduction { id } problems { code message path } } }`,
    { offerId, move: how },
  );
/** The line of that kind in Twente's catalogue. */
export const remedyId = (app: TestApp, kind: string) =>
  app.db(
    async (tx) =>
      (await tx.one<{ id: string }>('SELECT id FROM remedy WHERE kind = $1', [kind]))?.id as string,
  );
/** The offer of that kind as somebody sees it; undefined when they do not. */
export const offerOf = async (app: TestApp, as: Person, id: string, kind: string) =>
  (await see(app, as, id)).remedyOffers.find(
    (each: { remedy: { kind: string } }) => each.remedy.kind === kind,
  );

/** Everything of a type, as deep as lists of lists go. */
export function everything(type: GraphQLObjectType, around: readonly string[] = []): string {
  const fields = Object.values(type.getFields()).filter(
    ({ args }) => !args.some(({ type: t }) => t.toString().endsWith('!')),
  );
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name);
  const objects = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    const isDeep = around.includes(type.name) || around.length > 3;
    if (!isObjectType(inner) || isDeep || around.includes(inner.name)) return [];
    return [`${field.name} ${everything(inner, [...around, type.name])}`];
  });
  return `{ __typename ${[...leaves, ...objects].join(' ')} }`;
}

/** The lines that are shipped, for Twente. They are of one year; which day the tests run on is not what they are about. */
export async function fillCatalogue(app: TestApp): Promise<void> {
  await app.db((tx) => app.app.get(KeepRemedies, { strict: false }).fill(tx, 'AM05'));
  await app.db((tx) =>
    tx.execute(`UPDATE remedy SET valid_until = NULL,
      conditions = CASE kind WHEN 'WAGE_COST_BENEFIT' THEN '[]' ELSE conditions END`),
  );
}
