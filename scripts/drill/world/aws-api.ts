import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HomeRole } from '../../../templates-src/topology';
import type { CloudEndpoint } from '../../local-cloud/attach';
import type { CloudRequest } from '../../local-cloud/cloud';
import { AwsError } from '../../local-cloud/service';
import type { Reachability } from './reachability';
import type { Validators } from './validators';

export interface AwsApiOptions {
  /** Whose tasks call it. */
  readonly caller: HomeRole;
  readonly validators: Validators;
  /** The way to the local cloud, with time-outs of its own. */
  readonly cloud: CloudEndpoint;
  readonly reachability: Reachability;
  readonly regions: Readonly<Record<HomeRole, string>>;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/**
 * The AWS that tasks of a region call, over HTTP in the protocols of the SDK's clients: Lambda's
 * `Invoke`, DynamoDB, and S3's `PutObject`. What is asked of a region that can't be reached is
 * refused or never answered.
 */
export class AwsApi {
  /** Keys of objects, by region and bucket: S3 refuses a second one of a name, as the service asks. */
  private readonly objects = new Set<string>();

  private readonly server = createServer((request, response) => {
    void this.serve(request, response);
  });

  constructor(private readonly options: AwsApiOptions) {}

  /** @returns what `AWS_ENDPOINT_URL` has to be */
  async listen(): Promise<string> {
    this.server.keepAliveTimeout = 60_000;
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port to listen on');
    return `http://127.0.0.1:${address.port}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request).catch(() => undefined);
    if (body === undefined) return;
    const region = calledRegion(request);
    const { reachability, caller, regions } = this.options;
    const callee = region === regions.dr ? 'dr' : 'primary';
    switch (reachability.reach(caller, callee)) {
      case 'reached':
        reply(response, await this.answer(request, body, region));
        return;
      case 'refused':
        response.destroy();
        return;
      case 'no-answer':
        // The caller's time-out ends it.
        return;
    }
  }

  private async answer(request: IncomingMessage, body: Buffer, region: string): Promise<Reply> {
    const path = decodeURIComponent(request.url?.split('?')[0] ?? '');
    const functionName = FUNCTION_PATH.exec(path)?.groups?.name;
    const target = request.headers['x-amz-target'];
    try {
      if (functionName !== undefined) return await this.invoke(functionName, body, region);
      if (typeof target === 'string') {
        const operation = target.split('.').at(-1) ?? '';
        const input: unknown = JSON.parse(body.toString('utf8'));
        const output = await this.call({ service: 'DynamoDB', operation, region, input });
        return json(200, output);
      }
      return request.method === 'PUT' ? this.put(`${region}${path}`) : json(404, {});
    } catch (error) {
      if (error instanceof AwsError) {
        return json(error.statusCode, { __type: error.name, message: error.message });
      }
      return json(500, { __type: 'InternalFailure', message: String(error) });
    }
  }

  private async invoke(functionName: string, event: Buffer, region: string): Promise<Reply> {
    const answer = await this.options.validators.invoke(
      region,
      functionName,
      JSON.parse(event.toString('utf8')),
    );
    switch (answer.kind) {
      case 'returned':
        return json(200, answer.payload);
      case 'failed': {
        const { errorType, errorMessage } = answer;
        return {
          status: 200,
          headers: { 'x-amz-function-error': 'Unhandled' },
          body: JSON.stringify({ errorType, errorMessage }),
        };
      }
    }
  }

  private put(key: string): Reply {
    if (this.objects.has(key)) {
      return { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' };
    }
    this.objects.add(key);
    return { status: 200, body: '' };
  }

  private call(request: CloudRequest): Promise<Record<string, unknown>> {
    return this.options.cloud.handle(request);
  }
}

const FUNCTION_PATH = /^\/2015-03-31\/functions\/(?<name>[^/]+)\/invocations$/;

/** Signed requests name the region: https://docs.aws.amazon.com/IAM/latest/UserGuide/signing-elements.html */
function calledRegion({ headers }: IncomingMessage): string {
  return (
    /Credential=[^/]+\/\d+\/(?<region>[^/]+)\//.exec(headers.authorization ?? '')?.groups?.region ??
    ''
  );
}

const json = (status: number, value: unknown): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(value),
});

function reply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
