import { randomUUID } from 'node:crypto';
import { givenCandidate, givenEmployer, givenPlace } from '../../support/given.js';
import { overHttps, post, type Answer, type Attack, type Field } from './attack.js';

/** Learning what one may not know: other people's things by their ids, and who has an account by the time it takes. */
export async function knowingAttacks(field: Field, pairs: number): Promise<Attack[]> {
  return [await ids(field), await timing(field, pairs)];
}

async function ids({ open, chance }: Field): Promise<Attack> {
  const { candidate } = await givenCandidate(open, { name: 'Kanarie Verborgen' });
  const { employer } = await givenEmployer(open, { name: 'Kanarie Bedrijf' });
  const draft = await givenPlace(open, { employer, draft: true, title: 'Kanarie Concept' });
  const strangers = [
    null,
    await open.person('Groningen', { role: 'ADVISER', regionCode: 'AM01' }),
    (await givenEmployer(open, { name: 'Ander bedrijf' })).member,
    (await givenCandidate(open, { name: 'Iemand anders' })).person,
  ];
  const questions: [string, string][] = [
    [candidate.id, '{ candidate(id: "ID") { id name } }'],
    [draft.id, '{ place(id: "ID") { id title } }'],
    [
      candidate.id,
      'mutation { changeWish(candidateId: "ID", version: 1, wish: { mboLevels: [2] }) { candidate { name } problems { code } } }',
    ],
    [
      candidate.id,
      'mutation { openCase(candidateId: "ID", reason: "Ik wil dit graag weten.") { candidate { name } problems { code } } }',
    ],
    [draft.id, 'mutation { publishPlace(id: "ID", version: 1) { place { title } problems { code } } }'],
    [draft.id, 'mutation { clonePlace(id: "ID") { place { title } problems { code } } }'],
    [employer.id, 'mutation { leaveTeam(employerId: "ID") { problems { code } } }'],
  ];
  let tried = 0;
  let told = 0;
  let differed = 0;
  for (const person of strangers) {
    const cookie: Record<string, string> = person ? { cookie: overHttps(person.cookie) } : {};
    for (const [real, question] of questions) {
      const ask = (id: string): Promise<Answer> => post(open, { query: question.replace('ID', id) }, cookie);
      const answer = await ask(real);
      // Guesses of every kind: by chance, and next to an id that is known.
      const beside = real.replace(/.$/, (last) =>
        ((parseInt(last, 16) + 1 + Math.floor(chance() * 14)) % 16).toString(16),
      );
      const others = [await ask(randomUUID()), await ask(beside)];
      tried += 1 + others.length;
      if (answer.text.includes('Kanarie')) told += 1;
      if (others.some(({ text, status }) => text !== answer.text || status !== answer.status)) differed += 1;
    }
  }
  return {
    name: 'other people’s things by their ids (IDOR)',
    tried,
    expected: 'the same answer as for an id of nothing',
    seen: `${told} told something, ${differed} answers differed`,
    succeeded: told + differed,
  };
}

/** Whether a known address can be told from an unknown one by the time the answer takes, or by the answer. */
async function timing({ closed, chance }: Field, pairs: number): Promise<Attack> {
  const query = 'mutation($email: String!) { requestSignIn(email: $email) { accepted } }';
  const ask = async (email: string) => {
    const from = process.hrtime.bigint();
    const answer = await post(closed, { query, variables: { email } });
    return { ms: Number(process.hrtime.bigint() - from) / 1e6, answer };
  };
  const known: number[] = [];
  const unknown: number[] = [];
  const answers = new Set<string>();
  for (let at = 0; at < 20; at++) await ask(`warm.${at}.${randomUUID()}@test.example`);
  for (let at = 0; at < pairs; at++) {
    const { accountId } = await closed.person('Bekend', { role: 'CANDIDATE', subjectId: randomUUID() });
    const email = `bekend.${randomUUID()}@test.example`;
    await closed.db((tx) => tx.execute('UPDATE account SET email = $2 WHERE id = $1', [accountId, email]));
    const pair: [number[], string][] = [
      [known, email],
      [unknown, `onbekend.${randomUUID().slice(2)}@test.example`],
    ];
    if (chance() < 0.5) pair.reverse();
    for (const [times, address] of pair) {
      const { ms, answer } = await ask(address);
      times.push(ms);
      answers.add(`${answer.status} ${answer.text}`);
    }
  }
  const { auc, z } = mannWhitney(known, unknown);
  const found = Math.abs(z) > 3.29 && Math.abs(auc - 0.5) > 0.1;
  return {
    name: 'who has an account, by time or answer',
    tried: pairs * 2,
    expected: 'one answer; no telling apart by time (Mann–Whitney, p < 0.001 with an effect over 0.1)',
    seen: `${answers.size} different answers; P(known slower) ${auc.toFixed(3)}, z ${z.toFixed(2)}; medians ${median(known).toFixed(1)} and ${median(unknown).toFixed(1)} ms`,
    succeeded: (answers.size > 1 ? 1 : 0) + (found ? 1 : 0),
  };
}

const median = (values: readonly number[]) =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

/** The chance that one of `a` is larger than one of `b` (0.5: no difference), and how surprising that is. */
export function mannWhitney(a: readonly number[], b: readonly number[]): { auc: number; z: number } {
  let larger = 0;
  for (const one of a) for (const other of b) larger += one > other ? 1 : one === other ? 0.5 : 0;
  const pairs = a.length * b.length;
  const deviation = Math.sqrt((pairs * (a.length + b.length + 1)) / 12);
  return { auc: larger / pairs, z: (larger - pairs / 2) / deviation };
}
