import ICAL from 'ical.js';
import type { Scene } from '../introductions/given-introduction.js';
import type { Person, TestApp } from '../support/app.js';

export interface Seen {
  readonly id: string;
  readonly version: number;
}

/** A day and a time as people say them. */
export const slot = (day: string, time = '13:30') => ({ day, time });

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
export const codes = ({ problems }: any): string[] =>
  problems.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join('.')}`);

/** What people do with meetings, through the API of this app. */
export function meetingsAt(app: () => TestApp) {
  const fields = `introduction { id milestones { kind status onDate } mayArrange meetings { id version kind stage startsAt endsAt
  turns moveBy turnText mayDo reason outcomes { side outcome note } times { startsAt } } }
  problems { code path }`;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  const mutate = async (as: Person, name: string, types: string, variables: object): Promise<any> => {
    const given = types
      .replaceAll('$', '')
      .split(', ')
      .map((each) => each.split(':')[0])
      .map((each) => `${each}: $${each}`)
      .join(', ');
    const { data, errors } = await app().ask(
      `mutation(${types}) { ${name}(${given}) { ${fields} } }`,
      variables,
      { as },
    );
    return errors ? { refused: errors[0]?.extensions.code } : data[name];
  };
  const which = '$id: ID!, $version: Int!, $onBehalfOf: Party';
  const propose = (as: Person, scene: Scene, more: object = {}) =>
    mutate(
      as,
      'proposeMeeting',
      `$introductionId: ID!, $kind: MeetingKind!, $form: MeetingForm!, $location: String!, $bring: String,
      $times: [MeetingTimeInput!]!, $minutes: Int!, $onBehalfOf: Party`.replaceAll(/\s+/g, ' '),
      {
        introductionId: scene.id,
        kind: 'MEETING',
        form: 'ON_SITE',
        location: 'Hengelosestraat 1, Enschede',
        bring: 'Werkschoenen van Sanne',
        times: [slot('2026-11-26'), slot('2026-11-25')],
        minutes: 60,
        ...more,
      },
    );
  const choose = (as: Person, { id, version }: Seen, position = 0, onBehalfOf: string | null = null) =>
    mutate(as, 'chooseMeetingTime', `${which}, $position: Int!`, { id, version, position, onBehalfOf });
  const move = (as: Person, { id, version }: Seen, day: string, onBehalfOf: string | null = null) =>
    mutate(
      as,
      'moveMeeting',
      `${which}, $times: [MeetingTimeInput!]!, $minutes: Int!, $reason: MeetingReason!`,
      {
        id,
        version,
        times: [slot(day)],
        minutes: 60,
        reason: 'CANNOT_THEN',
        onBehalfOf,
      },
    );
  const cancel = (as: Person, { id, version }: Seen) =>
    mutate(as, 'cancelMeeting', `${which}, $reason: MeetingReason!`, { id, version, reason: 'NO_TRAVEL' });
  const tell = (as: Person, { id, version }: Seen, outcome: string, note: string | null = null) =>
    mutate(as, 'tellMeeting', `${which}, $outcome: MeetingOutcome!, $note: String`, {
      id,
      version,
      outcome,
      note,
    });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names the shape it expects
  const see = async (as: Person, { id }: Scene): Promise<any> =>
    (
      await app().ask(
        `query($id: ID!) { ${fields.slice(0, fields.lastIndexOf('problems')).replace('introduction', 'introduction(id: $id)')} }`,
        { id },
        { as },
      )
    ).data.introduction;
  const calendarsOf = async ({ accountId }: Person) => {
    const rows = await app().db((tx) =>
      tx.query<{ calendar: string }>(
        `SELECT calendar FROM mail m JOIN account a ON a.email = m.to_address
       WHERE a.id = $1 AND calendar IS NOT NULL ORDER BY m.created_at, m.id`,
        [accountId],
      ),
    );
    return rows.map(({ calendar }) => {
      const component = new ICAL.Component(ICAL.parse(calendar) as [string, unknown[], unknown[]]);
      const event = component.getFirstSubcomponent('vevent') as ICAL.Component;
      const value = (name: string) => String(event.getFirstPropertyValue(name));
      return {
        method: String(component.getFirstPropertyValue('method')),
        uid: value('uid'),
        sequence: Number(value('sequence')),
        status: value('status'),
        start: value('dtstart'),
      };
    });
  };

  return { propose, choose, move, cancel, tell, see, calendarsOf };
}
