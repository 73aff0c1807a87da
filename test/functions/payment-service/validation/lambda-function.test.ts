import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { lambdaFunction } from '../../../../functions/payment-service/validation/lambda-function';

const ARN = 'arn:aws:lambda:us-east-1:111122223333:function:validate-payment-test:live';

let server: Server;
let client: LambdaClient;
let answer: { readonly headers: Record<string, string>; readonly body: string };
let requests: IncomingMessage[];

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    request.resume();
    response.writeHead(200, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  client = new LambdaClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${address.port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
});

afterEach(async () => {
  client.destroy();
  server.close();
  await once(server, 'close');
});

const invoke = (trace?: string) =>
  lambdaFunction(client, ARN).invoke(
    { amount: '1.00' },
    { trace, signal: new AbortController().signal },
  );

it('gives what the function answered and passes the trace on', async () => {
  answer = { headers: {}, body: '{"outcome":"accepted"}' };

  const given = await invoke('Root=1-5759e988-bd862e3fe1be46a994272793');

  expect(given).toEqual({ outcome: 'accepted' });
  expect(requests[0]?.headers['x-amzn-trace-id']).toBe('Root=1-5759e988-bd862e3fe1be46a994272793');
});

it('fails when the function failed, without repeating what it said', async () => {
  answer = {
    headers: { 'x-amz-function-error': 'Unhandled' },
    body: '{"errorMessage":"4111111111111111"}',
  };

  const failure = await invoke().catch((error: unknown) => String(error));

  expect(failure).toContain('Unhandled');
  expect(failure).not.toContain('4111');
});
