import PostalMime from 'postal-mime';

/** What a mail server says of a mail that it had taken, and could not deliver after all. */
export interface Bounce {
  /** Of the mail that did not arrive, with its angle brackets: how it is known here. */
  readonly messageId: string;
  /** What went wrong, as an enhanced status code: `5.1.1` for an unknown reader (RFC 3463). */
  readonly status: string;
  /** The reply of the reader's own server, where one is told. */
  readonly replyCode: number | null;
}

const message = (text: string) => PostalMime.parse(text, { rfc822Attachments: true });
const aboutOurs = new Set([
  'message/rfc822',
  'message/rfc822-headers',
  'text/rfc822-headers',
  'message/global',
]);

/**
 * Reads a delivery report (RFC 3464). Null for any other mail, for a report without the headers of what we sent, and
 * for one that says that it arrived, or will be tried again. Of the words in it nothing is kept.
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce | null> {
  const report = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: 'utf8',
  });
  const part = (isIt: (mimeType: string) => boolean) => {
    const content = report.attachments.find(({ mimeType }) => isIt(mimeType))?.content;
    return typeof content === 'string' ? content : '';
  };
  const statuses = part(
    (type) => type === 'message/delivery-status' || type === 'message/global-delivery-status',
  );
  const { messageId } = await message(part((type) => aboutOurs.has(type)));
  for (const fields of statuses.replace(/\r\n/g, '\n').split(/\n{2,}/)) {
    const { headers } = await message(`${fields}\n\n`);
    const value = (key: string) => headers.find((header) => header.key === key)?.value.trim() ?? '';
    const [status] = /^[245]\.\d{1,3}\.\d{1,3}/.exec(value('status')) ?? [];
    if (!messageId || !status || !/^failed\b/i.test(value('action'))) continue;
    const [, reply] = /^smtp;\s*([45]\d\d)\b/i.exec(value('diagnostic-code')) ?? [];
    return { messageId, status, replyCode: reply ? Number(reply) : null };
  }
  return null;
}
