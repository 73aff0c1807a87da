import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { RemoteFunction } from './regional-validator';

/** The function exists and answered, but with an error of its own. */
class FunctionFailed extends Error {
  constructor(functionArn: string, kind: string) {
    super(`${functionArn} failed: ${kind}`);
    this.name = 'FunctionFailed';
  }
}

/** A Lambda function that is invoked and waited for. */
export function lambdaFunction(
  client: Pick<LambdaClient, 'send'>,
  functionArn: string,
): RemoteFunction {
  return {
    async invoke(event, { trace, signal }) {
      const command = new InvokeCommand({
        FunctionName: functionArn,
        InvocationType: 'RequestResponse',
        Payload: Buffer.from(JSON.stringify(event)),
      });
      if (trace !== undefined) addTraceHeader(command, trace);
      const { FunctionError, Payload } = await client.send(command, { abortSignal: signal });
      // Of the payload only the kind of the error would be safe to log, and Lambda's log has it.
      if (FunctionError !== undefined) throw new FunctionFailed(functionArn, FunctionError);
      return JSON.parse(Buffer.from(Payload ?? []).toString('utf8'));
    },
  };
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader */
function addTraceHeader(command: InvokeCommand, trace: string): void {
  command.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (hasHeaders(request)) request.headers['x-amzn-trace-id'] = trace;
      return next(args);
    },
    { step: 'build', name: 'passTraceOn' },
  );
}

const hasHeaders = (request: unknown): request is { headers: Record<string, string> } =>
  typeof request === 'object' && request !== null && 'headers' in request;
