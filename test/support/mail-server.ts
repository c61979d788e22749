import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What the mail server took. */
export interface Arrived {
  readonly to: string;
  readonly messageId: string;
  readonly raw: string;
}

/** How it treats a recipient: by the first word of the address, until it is healed. */
export type Treatment = 'well' | 'refused' | 'later' | 'slow' | 'cut';

/** A real mail server that can be made ill, and can be away. */
export interface MailServer {
  readonly url: string;
  readonly arrived: Arrived[];
  /** The most recipients of one domain whose mail it was taking at the same moment. */
  readonly busiest: ReadonlyMap<string, number>;
  treat(firstWord: string, treatment: Treatment): void;
  /** Stops, and answers nobody. */
  goAway(): Promise<void>;
  /** Is there again, at the same address; with a certificate that nobody trusts when asked. */
  comeBack(how?: { certificate: 'untrusted' | 'none' }): Promise<void>;
}

const errorWith = (responseCode: number) => Object.assign(new Error('Not for this one'), { responseCode });

export async function startMailServer(): Promise<MailServer> {
  const arrived: Arrived[] = [];
  const treatments = new Map<string, Treatment>();
  const now = new Map<string, number>();
  const busiest = new Map<string, number>();
  const count = (domain: string, change: number) => {
    now.set(domain, (now.get(domain) ?? 0) + change);
    busiest.set(domain, Math.max(busiest.get(domain) ?? 0, now.get(domain) ?? 0));
  };
  const treatmentOf = (address: string) => treatments.get(address.split(/[.@]/)[0] ?? '') ?? 'well';
  let server: SMTPServer;
  let port = 0;
  const listen = (certificate: 'untrusted' | 'none') =>
    new Promise<void>((resolve) => {
      server = new SMTPServer({
        authOptional: true,
        logger: false,
        // The certificate that the package brings is signed by nobody.
        disabledCommands: certificate === 'none' ? ['STARTTLS', 'AUTH'] : ['AUTH'],
        closeTimeout: 100,
        onRcptTo({ address }, _, done) {
          const treatment = treatmentOf(address);
          if (treatment === 'refused') return done(errorWith(550));
          if (treatment === 'later') return done(errorWith(451));
          if (treatment === 'slow') return;
          done();
        },
        onData(stream, session: SMTPServerSession, done) {
          const to = session.envelope.rcptTo[0]?.address ?? '';
          const domain = to.split('@')[1] ?? '';
          count(domain, 1);
          buffer(stream).then((raw) => {
            const messageId = /^Message-ID: (.*)$/im.exec(raw.toString())?.[1]?.trim() ?? '';
            arrived.push({ to, messageId, raw: raw.toString() });
            count(domain, -1);
            if (treatmentOf(to) !== 'cut') setTimeout(done, 2);
            else for (const each of server.connections) if (each.session === session) each._socket.destroy();
          }, done);
        },
      });
      server.on('error', () => undefined);
      const listener = server.listen(port, '127.0.0.1', () => {
        port = (listener.address() as AddressInfo).port;
        resolve();
      });
    });
  await listen('none');
  return {
    get url() {
      return `smtp://localhost:${port}`;
    },
    arrived,
    busiest,
    treat: (firstWord, treatment) => void treatments.set(firstWord, treatment),
    goAway: () => new Promise<void>((resolve) => server.close(() => resolve())),
    comeBack: ({ certificate } = { certificate: 'none' }) => listen(certificate),
  };
}
