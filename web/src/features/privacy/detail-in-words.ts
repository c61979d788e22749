import type { i18n } from 'i18next';

const separator = ': ';
/** Ids of other rows: they say nothing to who reads. */
const unsaid = ['claim', 'invitation'];

/**
 * A detail of the audit trail (`by: LINK`) in the reader's words (`manier: link in een mail`). What has no words is said
 * as it stands; a detail that is only for machines is left out.
 */
export function detailsInWords(details: readonly string[], words: i18n): string {
  const say = (word: string, list: 'detail' | 'value' | 'role'): string | null => {
    const key = `${list}.${word}` as 'detail.by';
    return words.exists(key, { ns: 'audit-trail' }) ? String(words.t(key, { ns: 'audit-trail' })) : null;
  };
  return details
    .map((detail) => {
      const [name = '', ...rest] = detail.split(separator);
      const values = rest.join(separator).split(' ');
      const said = values.map((value) => say(value, 'value') ?? say(value, 'role') ?? value).join(' ');
      return unsaid.includes(name) ? '' : `${say(name, 'detail') ?? name}${separator}${said}`;
    })
    .filter((detail) => detail !== '')
    .join('; ');
}
