import { record, text } from '../../local-cloud/resources/read';
import { resourcesOfType } from '../../local-cloud/resources/store';
import { Activity } from '../../local-cloud/runtime/activity';
import type { RuntimeContext } from '../../local-cloud/runtime/context';
import { LambdaEnvironment } from '../../local-cloud/runtime/lambda-environment';
import type { LambdaHandler } from '../../local-cloud/runtime/lambda-runtime';
import { Network } from '../../local-cloud/runtime/network';
import { type DrillCloud, REGIONS } from './drill-cloud';
import { interferenceOf } from './interference';
import type { Reachability } from './reachability';

/** What a function answered, or the error it ended with. */
export type Invoked =
  | { readonly kind: 'returned'; readonly payload: unknown }
  | { readonly kind: 'failed'; readonly errorType: string; readonly errorMessage: string };

/**
 * `validate-payment` of both regions: the real handler with its deployed environment variables. It is
 * run at once. The local cloud would run it when its next event is due, which is soon enough for a
 * watcher and, on a faster clock, later than a payment waits.
 */
export class Validators {
  private constructor(
    private readonly handlers: ReadonlyMap<string, LambdaHandler>,
    private readonly accountId: string,
  ) {}

  static async start(
    { cloud, clock }: DrillCloud,
    reachability: Reachability,
    suffix: string,
  ): Promise<Validators> {
    const { validatePayment } = await import('../../local-cloud/payments/handlers');
    const functionName = `validate-payment-${suffix}`;
    const activity = new Activity();
    const interference = interferenceOf(reachability, REGIONS);
    const network = new Network({ cloud, clock, activity, interference });
    const handlers = new Map<string, LambdaHandler>();
    let accountId = '';
    for (const region of Object.values(REGIONS)) {
      const variables = await cloud.transact((context) => {
        accountId = context.state.accountId;
        return variablesOf(context, functionName);
      }, region);
      const environment = new LambdaEnvironment({
        functionName,
        region,
        variables,
        network,
        clock,
        activity,
      });
      handlers.set(region, await validatePayment(environment));
    }
    return new Validators(handlers, accountId);
  }

  async invoke(region: string, functionArn: string, event: unknown): Promise<Invoked> {
    const handler = this.handlers.get(region);
    const [, functionName = ''] = /:function:([^:]+)/.exec(functionArn) ?? [];
    if (handler === undefined) {
      return { kind: 'failed', errorType: 'ResourceNotFoundException', errorMessage: functionArn };
    }
    try {
      const payload = await handler(event, {
        awsRequestId: 'drill',
        functionName,
        functionVersion: '$LATEST',
        invokedFunctionArn: `arn:aws:lambda:${region}:${this.accountId}:function:${functionName}`,
        memoryLimitInMB: '128',
        callbackWaitsForEmptyEventLoop: false,
        getRemainingTimeInMillis: () => REMAINING_MS,
      });
      return { kind: 'returned', payload };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return { kind: 'failed', errorType: name, errorMessage: message };
    }
  }
}

const REMAINING_MS = 3_000;

function variablesOf(
  context: RuntimeContext,
  functionName: string,
): Readonly<Record<string, string>> {
  const found = resourcesOfType(context, 'AWS::Lambda::Function').find(
    ({ properties }) => text(properties, 'FunctionName') === functionName,
  );
  const variables = record(record(found?.properties ?? {}, 'Environment'), 'Variables');
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name, String(value)]),
  );
}
