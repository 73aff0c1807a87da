import type { LocalCloud } from '../../../../scripts/local-cloud/cloud';
import { createLocalCloud } from '../../../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../../../scripts/local-cloud/persistence';
import { type Behaviour, QUIET_BEHAVIOUR } from '../../../../scripts/local-cloud/runtime/behaviour';
import type { Interference } from '../../../../scripts/local-cloud/runtime/call';
import {
  type HandlerFactory,
  LambdaRuntime,
} from '../../../../scripts/local-cloud/runtime/lambda-runtime';
import { VirtualClock } from '../../../../scripts/local-cloud/runtime/virtual-clock';
import { VirtualDriver } from '../../../../scripts/local-cloud/runtime/virtual-driver';
import type { LocalCloudState } from '../../../../scripts/local-cloud/state';
import { createRole, NOW_MS, TestRegion } from '../resources/test-region';

export interface RuntimeWorldOptions {
  readonly state?: LocalCloudState;
  readonly nowMs?: number;
  readonly behaviour?: Partial<Behaviour>;
  readonly interference?: Interference;
}

/** A cloud in virtual time whose resources are made by hand. */
export class RuntimeWorld {
  /** Where resources are made: the first region. */
  readonly region: TestRegion;
  readonly clock: VirtualClock;
  readonly cloud: LocalCloud;
  readonly driver: VirtualDriver;
  private readonly lambdas = new LambdaRuntime();
  private roleArn: string | undefined;

  constructor({ state, nowMs = NOW_MS, behaviour, interference }: RuntimeWorldOptions = {}) {
    this.region = new TestRegion('us-east-1', state);
    this.clock = new VirtualClock(nowMs);
    this.cloud = createLocalCloud({
      clock: this.clock,
      store: new MemoryStore(this.region.state),
      timeScale: 1,
      behaviour: { ...QUIET_BEHAVIOUR, ...behaviour },
      interference,
    });
    this.driver = new VirtualDriver({
      cloud: this.cloud,
      clock: this.clock,
      lambdas: this.lambdas,
      interference,
    });
  }

  /** The code of a function; the function itself is made by {@link createFunction}. */
  code(functionName: string, factory: HandlerFactory): void {
    this.lambdas.register(functionName, factory);
  }

  createFunction(functionName: string, properties: Record<string, unknown> = {}): string {
    const created = this.region.create('AWS::Lambda::Function', {
      FunctionName: functionName,
      Role: this.role(),
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Code: { ZipFile: 'code' },
      ...properties,
    });
    return String(created.attributes.Arn);
  }

  createStateMachine(definition: object, name = 'machine'): string {
    return this.region.create('AWS::StepFunctions::StateMachine', {
      StateMachineName: name,
      RoleArn: this.role(),
      DefinitionString: JSON.stringify(definition),
    }).physicalId;
  }

  role(): string {
    this.roleArn ??= String(createRole(this.region).attributes.Arn);
    return this.roleArn;
  }

  call(
    service: string,
    operation: string,
    input: object,
    region: string = this.region.name,
  ): Promise<Record<string, unknown>> {
    return this.driver.run(this.cloud.handle({ service, operation, region, input }));
  }

  async start(stateMachineArn: string, input: object = {}, name = 'run'): Promise<string> {
    const { executionArn } = await this.call('SFN', 'StartExecution', {
      stateMachineArn,
      name,
      input: JSON.stringify(input),
    });
    return String(executionArn);
  }

  describe(executionArn: string): Promise<Record<string, unknown>> {
    return this.call('SFN', 'DescribeExecution', { executionArn });
  }

  /** Runs a machine to its end, and gives what DescribeExecution then says. */
  async execute(definition: object, input: object = {}): Promise<Record<string, unknown>> {
    const executionArn = await this.start(this.createStateMachine(definition), input);
    await this.after(24 * 60);
    return this.describe(executionArn);
  }

  /** Lets minutes pass. */
  after(minutes: number): Promise<void> {
    return this.driver.runUntil(this.clock.nowMs() + minutes * 60_000);
  }

  /** The world as another process would read it from a file. */
  savedState(): LocalCloudState {
    return JSON.parse(JSON.stringify(this.region.state));
  }
}
