import { createLocalCloud } from '../../../../scripts/local-cloud/create-local-cloud';
import { BatchingStore } from '../../../../scripts/local-cloud/live/batching-store';
import { type DriverLease, ONLY_DRIVER } from '../../../../scripts/local-cloud/live/driver-lease';
import { LiveCloud } from '../../../../scripts/local-cloud/live/live-cloud';
import { INSTANT_PACE, type Pace } from '../../../../scripts/local-cloud/live/pace';
import { WorldClock } from '../../../../scripts/local-cloud/live/world-clock';
import { MemoryStore, type Store } from '../../../../scripts/local-cloud/persistence';
import {
  type HandlerFactory,
  LambdaRuntime,
} from '../../../../scripts/local-cloud/runtime/lambda-runtime';
import { createRole, NOW_MS, TestRegion } from '../resources/test-region';

export interface LiveProcessOptions {
  readonly code: HandlerFactory;
  readonly store?: Store;
  readonly pace?: Pace;
  readonly lease?: DriverLease;
}

/** Made before any process comes: a region with one function, `worker`, that runs for a minute at most. */
export class LiveWorld {
  readonly region = new TestRegion('us-east-1');
  readonly store = new MemoryStore(this.region.state);
  private readonly roleArn = String(createRole(this.region).attributes.Arn);
  private readonly functionArn: string;

  constructor() {
    this.functionArn = this.addFunction('worker');
  }

  addFunction(functionName: string): string {
    const created = this.region.create('AWS::Lambda::Function', {
      FunctionName: functionName,
      Role: this.roleArn,
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'code' },
      Timeout: 60,
    });
    return String(created.attributes.Arn);
  }

  /** Runs `worker` every minute. */
  addSchedule(): void {
    this.region.create('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { Arn: this.functionArn, RoleArn: this.roleArn },
    });
  }

  /** Runs `worker` once, and no state has a limit of its own. */
  addMachine(): string {
    return this.region.create('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'machine',
      RoleArn: this.roleArn,
      DefinitionString: JSON.stringify({
        StartAt: 'Work',
        States: { Work: { Type: 'Task', Resource: this.functionArn, End: true } },
      }),
    }).physicalId;
  }

  /** A process that has opened the cloud. */
  process({
    code,
    store = this.store,
    pace = INSTANT_PACE,
    lease = ONLY_DRIVER,
  }: LiveProcessOptions) {
    const own = new BatchingStore(store);
    const clock = new WorldClock(own.load().reachedMs ?? NOW_MS, pace);
    const cloud = createLocalCloud({ clock, store: own, timeScale: 1 });
    const lambdas = new LambdaRuntime().register('worker', code);
    const live = new LiveCloud({ cloud, clock, store: own, lease, pace, lambdas });
    return {
      clock,
      cloud,
      live: (signal: AbortSignal) => live.live(signal),
      /** Lets time pass with everything that happens by itself. */
      pass: async (seconds: number) => {
        const over = new AbortController();
        const living = live.live(over.signal);
        await clock.sleep(seconds * 1000);
        over.abort();
        await living;
      },
      call: (service: string, operation: string, input: object) =>
        live.endpoint(60_000).handle({ service, operation, region: 'us-east-1', input }),
    };
  }
}
