import { PENDING_INVOCATION } from '../../runtime/invocation-answers';
import type { Service, ServiceContext } from '../../service';
import { requestInvocation, requireFunction } from './invocations';
import type { InvocationResult } from './lambda-state';

interface InvokeInput {
  readonly FunctionName?: string | undefined;
  readonly InvocationType?: string | undefined;
  readonly Payload?: Uint8Array | string | undefined;
  readonly Qualifier?: string | undefined;
}

function invoke(context: ServiceContext, input: InvokeInput): Record<string | symbol, unknown> {
  const functionReference = input.FunctionName ?? '';
  const payload = textOf(input.Payload);
  switch (input.InvocationType) {
    case 'DryRun':
      requireFunction(context, functionReference);
      return { StatusCode: 204 };
    case 'Event':
      requestInvocation(context, { functionReference, payload, caller: { kind: 'event' } });
      return { StatusCode: 202 };
    default: {
      const caller = { kind: 'client' } as const;
      const { id } = requestInvocation(context, { functionReference, payload, caller });
      return { [PENDING_INVOCATION]: id };
    }
  }
}

/** What a client that waits gets: an error of the function is an answer, too. */
export function invokeOutput(result: InvocationResult): Record<string, unknown> {
  const answer = { StatusCode: 200, ExecutedVersion: '$LATEST' };
  switch (result.kind) {
    case 'returned':
      return { ...answer, Payload: Buffer.from(result.payload) };
    case 'failed': {
      const { errorType, errorMessage } = result;
      return {
        ...answer,
        FunctionError: 'Unhandled',
        Payload: Buffer.from(JSON.stringify({ errorType, errorMessage, trace: [] })),
      };
    }
  }
}

function textOf(payload: InvokeInput['Payload']): string {
  const content = typeof payload === 'string' ? payload : Buffer.from(payload ?? []).toString();
  return content === '' ? 'null' : content;
}

export const lambda: Service = { Invoke: invoke };
