import { randomUUID } from 'node:crypto';

interface Adds {
  readonly add: (table: string, row: Record<string, unknown>) => Promise<string>;
}

/** What was written in an introduction, read, and noted: before and after the employer knew who it is about. */
export async function fillMessages(
  { add }: Adds,
  { team, introduction }: { readonly team: string; readonly introduction: string },
): Promise<void> {
  const here = { introduction_id: introduction, account_id: team };
  const words = { ...here, from_party: 'ADVISER', text: 'x' };
  await add('message', { ...words, position: 1, is_for_employer: false });
  await add('message', { ...words, position: 2, is_for_employer: true });
  await add('message_read', { ...here, party: 'ADVISER', read_to: 2 });
  await add('message_link', { ...here, id: randomUUID(), party: 'EMPLOYER', expires_at: '2030-01-01' });
  await add('case_note', { ...here, id: randomUUID(), text: 'x' });
}

/** What follows after an introduction was proposed: reminders, silence, what the school was asked, a permission. */
export async function fillFollowUp(
  { add }: Adds,
  {
    code,
    team,
    introduction,
  }: { readonly code: string; readonly team: string; readonly introduction: string },
): Promise<void> {
  const turn = { introduction_id: introduction, party: 'EMPLOYER', due_on: '2026-01-02' };
  await add('promise_nudge', { ...turn, days_before: 0 });
  await add('promise_lapse', { ...turn, region_code: code });
  await add('enrolment', { introduction_id: introduction, status: 'ASKED', recorded_by: team });
  await add('introduction_milestone', {
    introduction_id: introduction,
    kind: 'PERMISSION',
    status: 'SKIPPED',
    recorded_by: team,
  });
  await add('school_link', {
    id: randomUUID(),
    introduction_id: introduction,
    to_address: 'x',
    made_by: team,
    expires_at: '2030-01-01',
  });
}
