import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

export interface EventPagingProxy {
  readonly url: string;
  /** Pages of stack events handed out, beyond each first one. */
  readonly furtherPages: () => number;
  stop(): Promise<void>;
}

/**
 * Stands between a client and an AWS-compatible server, and gives the answer to
 * DescribeStackEvents one event per page, as AWS gives a hundred: moto knows no
 * pages. Everything else goes through as it is.
 */
export async function startEventPagingProxy(target: string): Promise<EventPagingProxy> {
  let furtherPages = 0;
  const server = createServer((incoming, outgoing) => {
    void answer(target, incoming, outgoing, () => {
      furtherPages += 1;
    }).catch((error: Error) => outgoing.destroy(error));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('a TCP server has a port');
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    furtherPages: () => furtherPages,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  countFurtherPage: () => void,
): Promise<void> {
  const body = await buffer(incoming);
  const form = new URLSearchParams(body.toString('utf8'));
  const response = await forward(target, incoming, body);
  const content = await buffer(response);
  if (form.get('Action') !== 'DescribeStackEvents' || response.statusCode !== 200) {
    outgoing.writeHead(response.statusCode ?? 502, response.headers).end(content);
    return;
  }
  const page = Number(form.get('NextToken') ?? '0');
  if (page > 0) {
    countFurtherPage();
  }
  const { 'content-length': _length, 'transfer-encoding': _coding, ...headers } = response.headers;
  outgoing.writeHead(200, headers).end(onePage(content.toString('utf8'), page));
}

function forward(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, headers, url } = incoming;
    const outgoing = request(new URL(url ?? '/', target), { method, headers }, resolve);
    outgoing.once('error', reject);
    Readable.from([body]).pipe(outgoing);
  });
}

const EVENTS = /<StackEvents>(?<members>.*?)<\/StackEvents>/s;

/** The answer with only one of its events, and a token when there are more. */
function onePage(xml: string, page: number): string {
  const members = EVENTS.exec(xml)?.groups?.members?.match(/<member>.*?<\/member>/gs) ?? [];
  const token = page + 1 < members.length ? `<NextToken>${page + 1}</NextToken>` : '';
  return xml.replace(EVENTS, `<StackEvents>${members[page] ?? ''}</StackEvents>${token}`);
}
