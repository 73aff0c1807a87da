import { createHash } from 'node:crypto';
import type { CloudRequest } from './cloud';
import { AwsError } from './service';
import { readBody, withReadableBody } from './streams';
import { errorResponse } from './wire-errors';

/** What a client of the local cloud is made with. Nothing checks the credentials. */
export interface LocalClientConfig {
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export function localClientConfig(region: string): LocalClientConfig {
  return { region, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** What answers the calls: a local cloud, or the way to one. */
export interface CloudEndpoint {
  handle(request: CloudRequest): Promise<Record<string, unknown>>;
  /** The cloud's clock, for the `Date` of its answers; absent: they have none. */
  readonly nowMs?: () => number;
}

/** The parts of any SDK v3 client that matter here. */
export interface AttachableClient {
  readonly config: {
    readonly serviceId: string;
    region(): Promise<string>;
  };
  readonly middlewareStack: {
    addRelativeTo(middleware: never, options: RelativeOptions): void;
    add(middleware: never, options: FirstStep): void;
    add(middleware: never, options: LastStep): void;
  };
}

interface RelativeOptions {
  readonly name: string;
  readonly relation: 'after';
  readonly toMiddleware: string;
  readonly override: true;
}

interface FirstStep {
  readonly name: string;
  readonly step: 'initialize';
  readonly priority: 'high';
  readonly override: true;
}

interface LastStep {
  readonly name: string;
  readonly step: 'deserialize';
  readonly priority: 'low';
  readonly override: true;
}

interface MiddlewareArguments {
  readonly input: Record<string, unknown>;
  readonly request: { readonly headers: Readonly<Record<string, string>> };
}

type Next = (args: MiddlewareArguments) => Promise<unknown>;
type Middleware = (
  next: Next,
  context: { readonly commandName?: string },
) => (args: MiddlewareArguments) => Promise<unknown>;

/**
 * Makes a client's calls go to the local cloud. Answers are given inside the
 * retry middleware, so retries are the SDK's own. An error travels on as the
 * HTTP response that the service would send, past signing, to the SDK's
 * deserializer: the exception that comes out is the SDK's.
 */
export function attachLocalCloud<Client extends AttachableClient>(
  client: Client,
  cloud: CloudEndpoint,
): Client {
  // By call: signing makes another request of the one that is seen here.
  const errors = new WeakMap<object, AwsError>();
  const answer: Middleware = (next, context) => async (args) => {
    try {
      return await answerCall(client, cloud, context.commandName ?? '', args);
    } catch (error) {
      if (!(error instanceof AwsError)) {
        throw error;
      }
      errors.set(context, error);
      return next(args);
    }
  };
  const respond: Middleware = (_, context) => async (args) => {
    const error = errors.get(context);
    if (error === undefined) {
      throw new Error('a call passed the local cloud by; nothing is sent to AWS');
    }
    return { response: errorResponse(client.config.serviceId, error, requestId(args)) };
  };
  client.middlewareStack.addRelativeTo(answer as never, {
    name: 'localCloudAnswer',
    relation: 'after',
    toMiddleware: 'retryMiddleware',
    override: true,
  });
  client.middlewareStack.add(respond as never, {
    name: 'localCloudRespond',
    step: 'deserialize',
    priority: 'low',
    override: true,
  });
  return client;
}

async function answerCall(
  client: AttachableClient,
  cloud: CloudEndpoint,
  commandName: string,
  args: MiddlewareArguments,
): Promise<unknown> {
  const request: CloudRequest = {
    service: client.config.serviceId,
    operation: commandName.replace(/Command$/, ''),
    region: await client.config.region(),
    input: await readBody(args.input),
  };
  const output = withReadableBody(await cloud.handle(request));
  const { nowMs } = cloud;
  return {
    response: { headers: nowMs === undefined ? {} : { date: new Date(nowMs()).toUTCString() } },
    output: { ...output, $metadata: { httpStatusCode: 200, requestId: requestId(args) } },
  };
}

/** One id for each attempt, from the headers that the SDK's retry middleware numbers its attempts with. */
function requestId({ request }: MiddlewareArguments): string {
  const { headers } = request;
  return createHash('sha256')
    .update(`${headers['amz-sdk-invocation-id']} ${headers['amz-sdk-request']}`)
    .digest('hex')
    .slice(0, 32);
}
