import type { LocalCloud } from '../cloud';
import { invokeOutput } from '../services/lambda';
import {
  beginInvocation,
  endInvocation,
  environmentOf,
  forgetInvocation,
} from '../services/lambda/invocations';
import {
  type Invocation,
  type InvocationResult,
  openInvocations,
} from '../services/lambda/lambda-state';
import type { Activity } from './activity';
import { LambdaEnvironment } from './lambda-environment';
import type { InvocationContext, LambdaHandler, LambdaRuntime } from './lambda-runtime';
import type { Network } from './network';
import type { SleepingClock } from './virtual-clock';

export interface RunnerOptions {
  readonly cloud: LocalCloud;
  readonly clock: SleepingClock;
  readonly lambdas: LambdaRuntime;
  readonly network: Network;
  readonly activity: Activity;
}

/** What is known of a function by its deployment. */
interface Deployed {
  readonly accountId: string;
  readonly variables: Readonly<Record<string, string>>;
}

interface WarmEnvironment {
  readonly environment: LambdaEnvironment;
  readonly handler: LambdaHandler;
}

/** Runs the functions that the cloud asks for. */
export class InvocationRunner {
  private readonly running = new Map<string, LambdaEnvironment>();
  private readonly idle = new Map<string, WarmEnvironment[]>();

  constructor(private readonly options: RunnerOptions) {}

  /** Starts what has been requested, and ends what Lambda has given up. */
  async attend(): Promise<void> {
    const { started, ended } = await this.options.cloud.transact((context) => {
      const open = openInvocations(context.state);
      const isOurs = ({ id }: Invocation) => this.running.has(id);
      for (const invocation of open) {
        const isLeftBehind = invocation.status === 'running' && !isOurs(invocation);
        if (invocation.status === 'requested' || isLeftBehind) {
          // Left behind by a process that is gone: it runs again, as events may.
          beginInvocation({ ...context, region: invocation.region }, invocation);
        }
      }
      const begun = open.filter((one) => one.status === 'running' && !isOurs(one));
      return {
        started: begun.map((invocation) => ({
          invocation: { ...invocation },
          deployed: {
            accountId: context.state.accountId,
            variables: environmentOf(
              { ...context, region: invocation.region },
              invocation.functionName,
            ),
          },
        })),
        ended: [...this.running.keys()].filter(
          (id) => !open.some((one) => one.id === id && one.status === 'running'),
        ),
      };
    });
    for (const id of ended) {
      this.running.get(id)?.kill();
      await this.settle(id);
    }
    for (const { invocation, deployed } of started) {
      await this.start(invocation, deployed);
    }
  }

  /** Whether a function runs in this process. */
  isRunning(): boolean {
    return this.running.size > 0;
  }

  private async start(invocation: Invocation, { variables, accountId }: Deployed): Promise<void> {
    const warm = this.takeIdle(invocation) ?? (await this.coldStart(invocation, variables));
    const { environment, handler } = warm;
    this.running.set(invocation.id, environment);
    this.options.activity.note();
    void environment
      .run(() => handler(JSON.parse(invocation.payload), this.contextOf(invocation, accountId)))
      .then(
        (value): InvocationResult => ({
          kind: 'returned',
          payload: JSON.stringify(value ?? null),
        }),
        failureOf,
      )
      .then((result) => this.finish(invocation, warm, result));
  }

  private async finish(
    invocation: Invocation,
    warm: WarmEnvironment,
    result: InvocationResult,
  ): Promise<void> {
    // Lambda may have ended it before, and then its process with it.
    if (!this.running.has(invocation.id)) {
      return;
    }
    await this.options.cloud.transact((context) => {
      const open = openInvocations(context.state).find(({ id }) => id === invocation.id);
      if (open !== undefined) {
        endInvocation({ ...context, region: open.region }, open, result);
      }
    });
    if (warm.environment.isAlive()) {
      const key = environmentKey(invocation);
      this.idle.set(key, [...(this.idle.get(key) ?? []), warm]);
    }
    await this.settle(invocation.id);
  }

  /** The invocation is over for this process; a caller that waits gets its answer. */
  private async settle(id: string): Promise<void> {
    this.running.delete(id);
    this.options.activity.note();
    const result = await this.options.cloud.transact((context) => {
      const ended = openInvocations(context.state).find((one) => one.id === id);
      if (ended?.caller.kind === 'client') {
        forgetInvocation({ ...context, region: ended.region }, ended);
      }
      return ended?.caller.kind === 'client' ? ended.result : undefined;
    });
    if (result !== undefined) {
      this.options.cloud.invocationAnswers.give(id, invokeOutput(result));
    }
  }

  private takeIdle(invocation: Invocation): WarmEnvironment | undefined {
    return this.idle.get(environmentKey(invocation))?.pop();
  }

  private async coldStart(
    { functionName, region }: Invocation,
    variables: Readonly<Record<string, string>>,
  ): Promise<WarmEnvironment> {
    const { lambdas, network, clock, activity } = this.options;
    const factory = lambdas.factoryOf(functionName);
    if (factory === undefined) {
      throw new Error(`no code is registered for the function ${functionName} in ${region}`);
    }
    const environment = new LambdaEnvironment({
      functionName,
      region,
      variables,
      network,
      clock,
      activity,
    });
    return { environment, handler: await factory(environment) };
  }

  private contextOf(invocation: Invocation, accountId: string): InvocationContext {
    const { clock } = this.options;
    const deadlineMs = invocation.deadlineMs ?? 0;
    return {
      awsRequestId: invocation.id,
      functionName: invocation.functionName,
      functionVersion: '$LATEST',
      invokedFunctionArn: `arn:aws:lambda:${invocation.region}:${accountId}:function:${invocation.functionName}`,
      memoryLimitInMB: '512',
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadlineMs - clock.nowMs()),
    };
  }
}

function environmentKey({ functionName, region }: Invocation): string {
  return `${region}:${functionName}`;
}

/** As Lambda's runtime reports what a handler throws. */
function failureOf(error: unknown): InvocationResult {
  return error instanceof Error
    ? { kind: 'failed', errorType: error.name, errorMessage: error.message }
    : { kind: 'failed', errorType: 'Error', errorMessage: String(error) };
}
