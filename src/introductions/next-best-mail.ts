import type { Locale } from '../platform/locale.js';

/** Places that fit as well, for a candidate whose place is gone: each with its page. Nothing when there are none. */
export function nextBestParts(
  places: readonly { readonly id: string; readonly title: string; readonly employerName: string }[],
  locale: Locale,
  publicUrl: string,
) {
  if (places.length === 0) return [];
  const text = {
    nl: 'Deze leerbanen passen ook bij u. Wilt u er een? Bel of mail uw adviseur.',
    en: 'These learning places suit you too. Do you want one? Call or mail your adviser.',
  }[locale];
  const items = places.map(({ id, title, employerName }) => ({
    text: `${title} – ${employerName}`,
    url: `${publicUrl}/leerbanen/${id}`,
  }));
  return [
    { kind: 'text' as const, text },
    { kind: 'list' as const, items },
  ];
}
