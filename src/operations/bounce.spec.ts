import { readBounce } from './bounce.js';

interface Report {
  kind?: string;
  status?: string;
  action?: string;
  diagnostic?: string;
  ours?: string;
  headers?: string;
}

const report = ({
  kind = 'message/delivery-status',
  status = '5.1.1',
  action = 'failed',
  diagnostic = 'smtp; 550 5.1.1 <noor@weg.example>:\r\n does not exist',
  ours = 'message/rfc822',
  headers = 'From: desk@routekaart.example\r\nMessage-ID: <of-ours@routekaart>\r\nSubject: Uw leerbaan\r\n\r\nBeste Noor',
}: Report) =>
  new TextEncoder().encode(
    [
      'From: MAILER-DAEMON@mx.example',
      'Message-ID: <of-theirs@mx.example>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="part"',
      '',
      '--part',
      'Content-Type: text/plain',
      '',
      'It did not arrive.',
      '--part',
      `Content-Type: ${kind}`,
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; noor@weg.example',
      `Action: ${action}`,
      `Status: ${status}`,
      `Diagnostic-Code: ${diagnostic}`,
      '',
      '--part',
      `Content-Type: ${ours}`,
      '',
      headers,
      '--part--',
      '',
    ].join('\r\n'),
  );
const ours = { messageId: '<of-ours@routekaart>' };

describe('a mail that comes back', () => {
  it.each<[string, Report, object | null]>([
    ['an unknown reader', {}, { ...ours, status: '5.1.1', replyCode: 550 }],
    [
      'only the headers of ours',
      { ours: 'text/rfc822-headers' },
      { ...ours, status: '5.1.1', replyCode: 550 },
    ],
    [
      'given up after days',
      { status: '4.4.7', diagnostic: 'x; expired' },
      { ...ours, status: '4.4.7', replyCode: null },
    ],
    [
      'a remark behind the words',
      { action: 'failed (bounced)', status: '5.2.2 (full)' },
      { ...ours, status: '5.2.2', replyCode: 550 },
    ],
    ['will be tried again', { action: 'delayed', status: '4.4.1' }, null],
    ['delivered', { action: 'delivered', status: '2.0.0' }, null],
    ['a status that is none', { status: 'five' }, null],
    ['no word of ours', { headers: 'Subject: Uw leerbaan\r\n\r\nBeste Noor' }, null],
    ['not a report', { kind: 'text/plain' }, null],
  ])('%s', async (_, given, expected) => {
    expect(await readBounce(report(given))).toEqual(expected);
  });

  it('may be anything at all', async () => {
    for (const raw of ['', 'hello', 'Content-Type: multipart/report; boundary=x\r\n\r\n--x', '\0\0'])
      expect(await readBounce(new TextEncoder().encode(raw))).toBeNull();
  });
});
