import type { Person, TestApp } from '../support/app.js';

const payload = 'candidate { id version wish { mboLevels } } problems { code path message }';
const details = 'details { inMatching earliestStartOn earlyStartReason caseTeam legalBasis { basis } }';
const see = `query($id: ID!) { candidate(id: $id) { id name ${details} } }`;
/** The mutations under test, with something sensible to say in each. */
export const operations = {
  changeWish: `mutation($id: ID!, $version: Int = 1, $wish: WishInput = { mboLevels: [4] }) {
    result: changeWish(candidateId: $id, version: $version, wish: $wish) { ${payload} } }`,
  giveMatchingConsent: `mutation($id: ID!, $legalBasis: LegalBasisInput) {
    result: giveMatchingConsent(candidateId: $id, legalBasis: $legalBasis) { ${payload} } }`,
  withdrawMatchingConsent: `mutation($id: ID!) { result: withdrawMatchingConsent(candidateId: $id) { ${payload} } }`,
  allowEarlyStart: `mutation($id: ID!, $reason: String = "Twaalf jaar naar school geweest.") {
    result: allowEarlyStart(candidateId: $id, reason: $reason) { ${payload} } }`,
  openCase: `mutation($id: ID!, $reason: String = "Belt naar het spreekuur in Almelo.") {
    result: openCase(candidateId: $id, reason: $reason) { ${payload} } }`,
} as const;
export type Operation = keyof typeof operations;

/** Carries out an operation in a case; `data.result` is its payload. */
export const askFor = (app: TestApp, operation: Operation, as: Person | null, variables: object) =>
  app.ask(operations[operation], variables, { as });
/** The candidate as somebody sees it; null for whoever may not. */
export const seenBy = async (app: TestApp, as: Person | null, id: string) =>
  (await app.ask(see, { id }, { as })).data.candidate;
/** All that is stored of a case, to see that nothing changed. */
export const rowOf = (app: TestApp, id: string) =>
  app.db(async (tx) =>
    JSON.stringify(
      await tx.query(
        `SELECT c, w, (SELECT json_agg(b) FROM legal_basis b WHERE b.candidate_id = c.id) AS bases,
       (SELECT json_agg(t) FROM case_team t WHERE t.candidate_id = c.id) AS team
     FROM candidate c JOIN wish w ON w.candidate_id = c.id WHERE c.id = $1`,
        [id],
      ),
    ),
  );
