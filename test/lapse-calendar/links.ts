import { PlaceLinksRepository } from '../../src/lapse-calendar/place-links.repository.js';
import type { Place } from '../../src/places/place.js';
import type { Person, TestApp } from '../support/app.js';

/** A link of a member for a place, as a mail would hold it. */
export const givenLink = ({ app, db }: TestApp, { id, employerId }: Place, { accountId }: Person) =>
  db((tx) => app.get(PlaceLinksRepository).make(tx, { placeId: id, employerId, accountId }));

/** A page as a browser without JavaScript gets it. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

const asPage = async (response: Response): Promise<Page> => ({
  status: response.status,
  html: await response.text(),
  headers: response.headers,
});

/** Opens the page of a link, by mail scanner or browser. */
export const open = async ({ url }: TestApp, token: string, choice = '', headers = {}): Promise<Page> =>
  asPage(await fetch(`${url}/antwoord${choice}?token=${encodeURIComponent(token)}`, { headers }));

/** Sends the form of a page, and follows where it leads. */
export const send = async (
  { url }: TestApp,
  token: string,
  choice: string,
  fields: Record<string, string> = {},
): Promise<Page> =>
  asPage(
    await fetch(`${url}/antwoord${choice}?token=${encodeURIComponent(token)}`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    }),
  );

/** What the form of a page would send: its fields as they stand. */
export function fieldsOf(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<input [^>]*>/g)].map(([tag]) => tag);
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return Object.fromEntries(
    inputs
      .filter((tag) => attribute(tag, 'type') !== 'radio')
      .map((tag) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']),
  );
}

/** A place as it is now. */
export const placeNow = async ({ db }: TestApp, id: string) => {
  const [row] = await db((tx) =>
    tx.query<{ status: string; lapsesOn: string; startsOn: string; seats: number; reason: string | null }>(
      `SELECT status, lapses_on AS "lapsesOn", starts_on AS "startsOn", seats, withdraw_reason AS reason
       FROM place WHERE id = $1`,
      [id],
    ),
  );
  return row;
};
