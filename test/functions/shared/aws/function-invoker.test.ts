import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { functionInvoker } from '../../../../functions/shared/aws/function-invoker';

const ARN = 'arn:aws:lambda:us-east-2:111122223333:function:validate-payment-test:live';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

let server: Server;
let port: number;
let answer: Answer | undefined;
let requests: IncomingMessage[];
let bodies: string[];
let connections: number;

beforeEach(async () => {
  requests = [];
  bodies = [];
  connections = 0;
  server = createServer((request, response) => {
    requests.push(request);
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      bodies.push(body);
      if (answer !== undefined) response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  ({ port } = address);
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** Listens and never accepts, and as many wait as may: Linux drops whoever comes then, unanswered. */
async function startFullHost(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', NEVER_ACCEPTING], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  const port = Number(line);
  const waiting = [0, 1].map(() => connect(port, '127.0.0.1'));
  await Promise.all(waiting.map((socket) => once(socket, 'connect')));
  return {
    port,
    stop: async () => {
      for (const socket of waiting) socket.destroy();
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** A queue of one holds two; the process stands still, so that it stays full. */
const NEVER_ACCEPTING = `
  const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 });
  server.once('listening', () => {
    require('node:fs').writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });
`;

const invoker = () =>
  functionInvoker({
    functionArn: ARN,
    credentials: () => ({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'none', sessionToken: 't' }),
    nowMs: () => Date.UTC(2026, 5, 1),
    endpoint: `http://127.0.0.1:${port}`,
    connectTimeoutMs: 5_000,
  });

const NEVER = new AbortController().signal;

it("invokes the function by its ARN, signed for the function's own region", async () => {
  answer = { status: 200, headers: {}, body: '{"outcome":"accepted"}' };

  const given = await invoker()({ amount: '1.00' }, { signal: NEVER, trace: 'Root=1-2-3' });

  expect(given).toEqual({ outcome: 'accepted' });
  expect(bodies).toEqual(['{"amount":"1.00"}']);
  expect(requests[0]).toMatchObject({
    method: 'POST',
    url: `/2015-03-31/functions/${encodeURIComponent(ARN)}/invocations`,
    headers: {
      'x-amzn-trace-id': 'Root=1-2-3',
      'x-amz-security-token': 't',
      authorization: expect.stringContaining('/20260601/us-east-2/lambda/aws4_request'),
    },
  });
});

it('keeps its connection from one call to the next', async () => {
  answer = { status: 200, headers: {}, body: '{}' };
  const invoke = invoker();

  await invoke({}, { signal: NEVER });
  await invoke({}, { signal: NEVER });

  expect(connections).toBe(1);
});

it.each<[string, Answer, string]>([
  [
    'a function that failed',
    { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: '"4111111111111111"' },
    'Unhandled',
  ],
  ['a refusal by Lambda', { status: 403, headers: {}, body: '"4111111111111111"' }, '403'],
])('fails on %s, without repeating what it said', async (_, given, kind) => {
  answer = given;

  const failure = await invoker()({}, { signal: NEVER }).catch((error: unknown) => String(error));

  expect(failure).toBe(`FunctionFailed: ${ARN} failed: ${kind}`);
});

it('gives up when it is told to', async () => {
  answer = undefined;
  const expired = new AbortController();
  const invocation = invoker()({}, { signal: expired.signal });
  await once(server, 'request');

  expired.abort();

  await expect(invocation).rejects.toThrow('aborted');
});

it('keeps a connection whose call was over when it was told to give up', async () => {
  answer = { status: 200, headers: {}, body: '{}' };
  const expired = new AbortController();
  const invoke = invoker();
  await invoke({}, { signal: expired.signal });

  expired.abort();
  await invoke({}, { signal: NEVER });

  expect(connections).toBe(1);
});

it('gives up on a connection that is not made in time', async () => {
  const host = await startFullHost();
  const invoke = functionInvoker({
    functionArn: ARN,
    credentials: () => ({ accessKeyId: 'id', secretAccessKey: 'none' }),
    nowMs: () => 0,
    endpoint: `http://127.0.0.1:${host.port}`,
    connectTimeoutMs: 50,
  });

  const failure = await invoke({}, { signal: NEVER }).catch((error: unknown) => String(error));

  await host.stop();
  expect(failure).toBe('Error: 127.0.0.1 cannot be connected to');
});

it('fails when nobody listens', async () => {
  const invoke = functionInvoker({
    functionArn: ARN,
    credentials: () => ({ accessKeyId: 'id', secretAccessKey: 'none' }),
    nowMs: () => 0,
    // Nobody can listen there.
    endpoint: 'http://127.0.0.1:1',
    connectTimeoutMs: 5_000,
  });

  await expect(invoke({}, { signal: NEVER })).rejects.toThrow('ECONNREFUSED');
});
