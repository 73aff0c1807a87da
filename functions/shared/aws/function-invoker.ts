import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Socket } from 'node:net';
import { type Credentials, signRequest } from './sign-request';

export interface FunctionInvokerOptions {
  /** Of an alias or a version; its region is the one that is called. */
  readonly functionArn: string;
  /** Asked before each call: they are renewed while a process lives. */
  readonly credentials: () => Credentials | Promise<Credentials>;
  readonly nowMs: () => number;
  /** Where Lambda is, without a path. @default the endpoint of the function's region */
  readonly endpoint?: string | undefined;
  /** For a connection that is new. */
  readonly connectTimeoutMs: number;
}

export interface InvocationOptions {
  /** Of this invocation alone: it may still abort when that is over. */
  readonly signal: AbortSignal;
  /** Passed on as `X-Amzn-Trace-Id`. */
  readonly trace?: string | undefined;
}

/** Invokes a function and waits for it. */
export type FunctionInvoker = (event: unknown, options: InvocationOptions) => Promise<unknown>;

/** The function exists and answered, but with an error of its own, or Lambda did. */
class FunctionFailed extends Error {
  constructor(functionArn: string, kind: string) {
    super(`${functionArn} failed: ${kind}`);
    this.name = 'FunctionFailed';
  }
}

/**
 * Calls Lambda's `Invoke` without the SDK's client, over connections that are kept: one request that
 * is made for every payment, for which the client costs more than all the rest of the payment, and
 * in a function several times its start-up.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function functionInvoker({
  functionArn,
  credentials,
  nowMs,
  endpoint,
  connectTimeoutMs,
}: FunctionInvokerOptions): FunctionInvoker {
  const [, partition, , region = ''] = functionArn.split(':');
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const { protocol, host, hostname, port } = new URL(
    endpoint ?? `https://lambda.${region}.${suffix}`,
  );
  const isPlain = protocol === 'http:';
  const agent = isPlain ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  limitConnecting(agent, connectTimeoutMs);
  const send = isPlain ? httpRequest : httpsRequest;
  const path = `/2015-03-31/functions/${encodeURIComponent(functionArn)}/invocations`;

  return async (event, { signal, trace }) => {
    const body = JSON.stringify(event);
    const headers = signRequest(
      { method: 'POST', host, path, headers: { 'content-type': 'application/json' }, body },
      { region, service: 'lambda', credentials: await credentials(), nowMs: nowMs() },
    );
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const outgoing = send(
        {
          agent,
          hostname,
          port,
          method: 'POST',
          path,
          headers: {
            ...headers,
            'content-length': Buffer.byteLength(body),
            ...(trace !== undefined && { 'x-amzn-trace-id': trace }),
          },
        },
        (incoming) => {
          readAnswer(functionArn, incoming).then(resolve, reject);
        },
      );
      outgoing.on('error', reject);
      // Node.js's own option of that name adds listeners for all ways in which a stream ends, per
      // call; taking this one back would cost as much. A request that is over takes no notice.
      signal.addEventListener('abort', () => outgoing.destroy(signal.reason));
      outgoing.end(body);
    });
  };
}

/** Gives new connections up that take too long. Once per connection, where a request would do it each time. */
function limitConnecting(agent: HttpAgent, timeoutMs: number): void {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const stream = connect(options, callback);
    if (stream instanceof Socket) {
      const { host } = options;
      const timer = setTimeout(
        () => stream.destroy(new Error(`${host} cannot be connected to`)),
        timeoutMs,
      );
      const settled = () => clearTimeout(timer);
      stream.once('connect', settled).once('close', settled);
    }
    return stream;
  };
}

/** Of a failure only its kind is safe to log; the payload may repeat what was sent. */
function readAnswer(functionArn: string, incoming: IncomingMessage): Promise<unknown> {
  const functionError = incoming.headers['x-amz-function-error'];
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', reject);
    incoming.on('end', () => {
      if (incoming.statusCode !== 200 || functionError !== undefined) {
        reject(new FunctionFailed(functionArn, String(functionError ?? incoming.statusCode)));
        return;
      }
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      } catch (error) {
        reject(error);
      }
    });
  });
}
