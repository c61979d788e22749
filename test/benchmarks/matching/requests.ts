import { Agent, request } from 'node:http';

/** A question to a server: a GET, or a POST of JSON. */
export interface Question {
  readonly url: string;
  readonly cookie: string;
  readonly body?: string;
}

/** Asks over kept connections and gives the whole answer. @throws when it is not 200 */
export function ask(agent: Agent, { url, cookie, body }: Question): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      accept: 'application/json',
      ...(body === undefined
        ? {}
        : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const sent = request(url, { agent, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(`${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** How many of these questions are answered in a second when sixteen are asked at any moment. */
export async function throughput(questions: readonly Question[], seconds: number): Promise<number> {
  const connections = 16;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begin = performance.now();
  const until = begin + seconds * 1000;
  let next = 0;
  let answered = 0;
  const asks = async () => {
    while (performance.now() < until) {
      await ask(agent, questions[next++ % questions.length] as Question);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, asks));
  agent.destroy();
  return (answered * 1000) / (performance.now() - begin);
}
