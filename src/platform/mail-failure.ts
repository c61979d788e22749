/**
 * What a failure to send tells: the mail itself is refused for good (`REFUSED`) or for now (`LATER`), the mail server
 * takes none at all (`SERVER`), or it cannot be told without asking the server (`UNCLEAR`): a connection that broke off.
 */
export type MailFailure = 'REFUSED' | 'LATER' | 'SERVER' | 'UNCLEAR';

/** What nodemailer says of a failure; `responseCode` is the server's reply (RFC 5321), if it gave one. */
export interface SendError {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
  readonly message: string;
}

const brokenOff = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL', 'EPROXY', 'EABORT'];
const ofTheServer = ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'EREQUIRETLS', 'ECONFIG'];
/** Replies about a message that is too large or addressed to nobody, whenever they come. */
const ofTheMessage = [552, 553];

/** Judges a failure by where in the conversation it came. A refused sender says nothing about any recipient. */
export function judgeFailure({ code = '', command = '', responseCode = 0 }: SendError): MailFailure {
  if (ofTheServer.includes(code) || command.startsWith('AUTH')) return 'SERVER';
  if (responseCode === 421) return 'SERVER';
  if (command === 'MAIL FROM' && responseCode > 0 && !ofTheMessage.includes(responseCode)) return 'SERVER';
  if (brokenOff.includes(code)) return 'UNCLEAR';
  if (responseCode >= 500) return 'REFUSED';
  // Nodemailer itself finds the address or the message impossible: it asked no server, and asking again changes nothing.
  if (responseCode === 0 && (code === 'EENVELOPE' || code === 'EMESSAGE')) return 'REFUSED';
  return 'LATER';
}

/** Seconds before the mail server is tried again, with one mail, after so many failures: it is missed for a minute at most. */
export function serverPause(failures: number): number {
  return Math.min(60, 2 ** Math.min(failures, 10));
}

/** Seconds that a domain is left alone after so many connections in a row that broke off over its mail. */
export function domainPause(failures: number): number {
  return Math.min(300, 5 * 2 ** Math.min(failures - 1, 10));
}

/** Seconds before a mail is tried again after so many tries of its own: half a minute, growing to an hour. */
export function mailPause(attempts: number): number {
  return Math.min(3600, 30 * 2 ** Math.min(attempts - 1, 10));
}

/** After so many days of failing by itself a mail is given up, as mail servers do (RFC 5321, 4.5.4.1). */
export const givenUpAfterDays = 4;
