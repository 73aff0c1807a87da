import type { LocalCloud } from '../cloud';
import { findFunction } from '../resources/rules/lambda/lookups';
import { invokeOutput } from '../services/lambda';
import {
  beginInvocation,
  deploymentOf,
  endInvocation,
  forgetInvocation,
} from '../services/lambda/invocations';
import {
  type Invocation,
  type InvocationResult,
  openInvocations,
} from '../services/lambda/lambda-state';
import type { Activity } from './activity';
import type { RuntimeContext } from './context';
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
  readonly codeKey: string | undefined;
}

interface Started {
  readonly invocation: Invocation;
  readonly deployed: Deployed;
}

interface WarmEnvironment {
  readonly environment: LambdaEnvironment;
  /** Made by the first invocation, and again when that has failed. */
  handler: LambdaHandler | undefined;
}

/** Runs the functions that the cloud asks for. */
export class InvocationRunner {
  private readonly running = new Map<string, LambdaEnvironment>();
  private readonly idle = new Map<string, WarmEnvironment[]>();

  constructor(private readonly options: RunnerOptions) {}

  /** Starts what has been requested, and ends what Lambda has given up. */
  async attend(): Promise<void> {
    const { started, ended } = await this.options.cloud.transact((context) => ({
      started: this.begin(context),
      ended: this.endedIn(context),
    }));
    for (const id of ended) {
      this.running.get(id)?.kill();
      await this.settle(id);
    }
    for (const { invocation, deployed } of started) {
      this.start(invocation, deployed);
    }
  }

  /** What has been requested, and what a process that is gone left behind: that runs again, from its beginning. */
  private begin({ state, ...context }: RuntimeContext): Started[] {
    return openInvocations(state).flatMap((invocation) => {
      if (invocation.status === 'ended' || this.running.has(invocation.id)) {
        return [];
      }
      const { region, functionName } = invocation;
      const place = { ...context, state, region };
      if (findFunction(place, functionName) === undefined) {
        endInvocation(place, invocation, deletedMeanwhile(functionName));
        return [];
      }
      beginInvocation(place, invocation);
      const { accountId } = state;
      const deployed = { accountId, ...deploymentOf(place, functionName) };
      return [{ invocation: { ...invocation }, deployed }];
    });
  }

  /** What runs here or is waited for here, and has ended without having returned. */
  private endedIn({ state }: RuntimeContext): string[] {
    const open = openInvocations(state);
    const isOver = (id: string) => !open.some((one) => one.id === id && one.status === 'running');
    const unanswered = open.filter(
      ({ status, caller }) => status === 'ended' && caller.kind === 'client',
    );
    return [
      ...[...this.running.keys()].filter(isOver),
      ...unanswered.map(({ id }) => id).filter((id) => !this.running.has(id)),
    ];
  }

  /** Ends the processes of all functions. What they ran is left to whoever drives the cloud next. */
  stop(): void {
    const idle = [...this.idle.values()].flat().map(({ environment }) => environment);
    for (const environment of [...this.running.values(), ...idle]) {
      environment.kill();
    }
    this.running.clear();
    this.idle.clear();
  }

  private start(invocation: Invocation, deployed: Deployed): void {
    const warm = this.takeIdle(invocation) ?? this.newEnvironment(invocation, deployed);
    this.running.set(invocation.id, warm.environment);
    this.options.activity.note();
    void warm.environment
      .run(async () => {
        warm.handler ??= await this.initialize(invocation, deployed, warm.environment);
        const event: unknown = JSON.parse(invocation.payload);
        return warm.handler(event, this.contextOf(invocation, deployed.accountId));
      })
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

  private newEnvironment(
    { functionName, region }: Invocation,
    { variables }: Deployed,
  ): WarmEnvironment {
    const { network, clock, activity } = this.options;
    const environment = new LambdaEnvironment({
      functionName,
      region,
      variables,
      network,
      clock,
      activity,
    });
    return { environment, handler: undefined };
  }

  /** What it throws is the invocation's failure, as with Lambda. */
  private async initialize(
    { functionName }: Invocation,
    { codeKey }: Deployed,
    environment: LambdaEnvironment,
  ): Promise<LambdaHandler> {
    const factory = this.options.lambdas.factoryOf({ functionName, codeKey });
    if (factory === undefined) {
      throw new MissingCode(functionName);
    }
    return this.options.activity.during(async () => factory(environment));
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

const deletedMeanwhile = (functionName: string): InvocationResult => ({
  kind: 'failed',
  errorType: 'ResourceNotFoundException',
  errorMessage: `Function not found: ${functionName}`,
});

/** As Lambda says when it can't load what a function's handler names. */
class MissingCode extends Error {
  override readonly name = 'Runtime.ImportModuleError';

  constructor(functionName: string) {
    super(`the local cloud has no code of the function ${functionName}`);
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
