// Each by itself: the package of all of them brings a highlighter of code, which every start would load.
import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { render } from '@react-email/render';
import { Text } from '@react-email/text';
import { createElement as h, type ReactNode } from 'react';
import type { MailBody, MailPart } from './mail-body.js';

const font = 'Arial, Helvetica, sans-serif';
const ink = '#1b2b34';
const accent = '#0b5563';

function show(part: MailPart, key: number): ReactNode {
  if (part.kind === 'text') return h(Text, { key, style: { fontSize: 16, lineHeight: '24px' } }, part.text);
  if (part.kind === 'button') {
    const style = {
      backgroundColor: accent,
      color: '#ffffff',
      padding: '12px 20px',
      borderRadius: 4,
      fontWeight: 700,
    };
    return h(Text, { key }, h(Button, { href: part.url, style }, part.label));
  }
  const items = part.items.map((item, index) =>
    h(
      'li',
      { key: index, style: { marginBottom: 8 } },
      item.url ? h(Link, { href: item.url, style: { color: accent } }, item.text) : item.text,
    ),
  );
  return h('ul', { key, style: { fontSize: 16, lineHeight: '24px', paddingLeft: 20 } }, items);
}

function plain(part: MailPart): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'button') return `${part.label}:\n${part.url}`;
  return part.items.map((item) => `- ${item.text}${item.url ? `\n  ${item.url}` : ''}`).join('\n');
}

/** The two halves of a mail: plain text that says everything, and HTML that escapes what it is given. */
export async function renderMail(body: MailBody): Promise<{ text: string; html: string }> {
  const page = h(
    Html,
    { lang: body.locale },
    h(Head),
    h(
      Body,
      { style: { backgroundColor: '#ffffff', color: ink, fontFamily: font } },
      h(
        Container,
        { style: { maxWidth: 560, padding: 16 } },
        h(Heading, { as: 'h1', style: { fontSize: 24, lineHeight: '32px' } }, body.heading),
        body.parts.map(show),
        h(Hr),
        h(Text, { style: { fontSize: 14, color: '#4a5a63' } }, body.footer),
      ),
    ),
  );
  const text = [body.heading, ...body.parts.map(plain), `--\n${body.footer}`].join('\n\n');
  return { text: `${text}\n`, html: await render(page) };
}
