import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { RDSClient } from '@aws-sdk/client-rds';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { ProcessDependencies } from '../../../../functions/region-watch/dependencies';
import { createHandler } from '../../../../functions/region-watch/handler';
import type { StateTable } from '../../../../functions/shared/state/table';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import type { CloudRequest } from '../../../../scripts/local-cloud/cloud';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { type Answer, attachPatiently } from '../../support/attach-patiently';
import { drConfig } from '../../support/failover-config';
import { MemoryDynamoDb } from '../../support/memory-dynamodb';
import { PatientClock } from '../../support/patient-clock';

export interface Execution {
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly input: string;
}

export interface Page {
  readonly atMs: number;
  readonly subject: string;
  readonly body: string;
}

export interface Metric {
  readonly atMs: number;
  readonly name: string;
  readonly value: number;
  readonly dimensions: unknown;
}

type Fault = 'hang' | AwsError | undefined;

/**
 * The DR region as its watcher sees it: signals that a test sets, and services
 * that remember what was asked of them, over the SDK's own clients.
 */
export class WatchedWorld {
  readonly clock = new PatientClock();
  readonly memory = new MemoryDynamoDb();
  readonly executions = new Map<string, Execution>();
  readonly pages: Page[] = [];
  readonly metrics: Metric[] = [];
  readonly minimumTasks: number[] = [];
  readonly calls: CloudRequest[] = [];
  readonly probed: string[] = [];

  verdict: string | undefined = 'healthy';
  probeStatus = 200;
  reachesOthers = true;
  writer: 'us-east-1' | 'us-east-2' = 'us-east-1';
  synchronization = 'connected';
  lagMs: number | undefined = 120;
  /** What becomes of a call before it is answered. */
  fault: (request: CloudRequest) => Fault = () => undefined;

  private readonly dependencies: ProcessDependencies;
  readonly table: StateTable;

  constructor(config = drConfig) {
    const attach = <Client extends Parameters<typeof attachPatiently>[0]>(client: Client) =>
      attachPatiently(client, this.clock, (request) => this.handle(request));
    const options = localClientConfig(config.region);
    const dynamodb = attach(new DynamoDBClient(options));
    this.table = { dynamodb, tableName: config.stateTable };
    this.dependencies = {
      clients: {
        autoScaling: attach(new ApplicationAutoScalingClient(options)),
        cloudwatch: attach(new CloudWatchClient(options)),
        dynamodb,
        rds: attach(new RDSClient(options)),
        sfn: attach(new SFNClient(options)),
        sns: attach(new SNSClient(options)),
      },
      clock: this.clock,
      dns: {
        txt: async () =>
          this.verdict === undefined
            ? { kind: 'failed', reason: 'no server answered' }
            : { kind: 'answer', values: [this.verdict] },
        address: async () => ({ kind: 'none' }),
      },
      https: { request: async ({ url }) => this.answer(url) },
      config,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    };
  }

  /** A cold start: nothing is remembered but what the state table has. */
  newWatcher(): () => Promise<void> {
    return createHandler(this.dependencies);
  }

  /** One invocation by a new watcher, and what is left of its minute. */
  async minute(watch = this.newWatcher()): Promise<void> {
    const startMs = this.clock.nowMs();
    await watch();
    this.clock.pass(Math.max(0, startMs + 60_000 - this.clock.nowMs()));
  }

  async minutes(count: number): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      await this.minute();
    }
  }

  losePrimary(): void {
    this.verdict = 'unhealthy';
    this.probeStatus = 503;
    this.lagMs = undefined;
  }

  restorePrimary(): void {
    this.verdict = 'healthy';
    this.probeStatus = 200;
    this.lagMs = 120;
  }

  values(name: string): readonly number[] {
    return this.metrics.filter((metric) => metric.name === name).map(({ value }) => value);
  }

  get subjects(): readonly string[] {
    return this.pages.map(({ subject }) => subject);
  }

  private answer(url: string) {
    if (url.includes('/health/writer')) {
      this.probed.push(url);
      return { kind: 'response', status: this.probeStatus, body: '' } as const;
    }
    return this.reachesOthers
      ? ({ kind: 'response', status: 403, body: '' } as const)
      : ({ kind: 'failed', reason: 'unreachable' } as const);
  }

  private handle(request: CloudRequest): Answer {
    this.calls.push(request);
    const fault = this.fault(request);
    if (fault === 'hang') {
      return 'hang';
    }
    if (fault !== undefined) {
      throw fault;
    }
    if (request.service === 'DynamoDB') {
      return this.memory.handle(request.operation, request.input);
    }
    return this.serve(request);
  }

  private serve({ operation, input: given }: CloudRequest): Record<string, unknown> {
    const input: Record<string, unknown> = typeof given === 'object' ? { ...given } : {};
    switch (operation) {
      case 'DescribeGlobalClusters':
        return { GlobalClusters: [{ GlobalClusterMembers: this.members() }] };
      case 'DescribeDBClusters':
        return { DBClusters: [{ Status: 'available', DBClusterMembers: [{}] }] };
      case 'GetMetricData':
        return { MetricDataResults: [this.lagResult()] };
      case 'PutMetricData':
        this.metrics.push(...this.metricsIn(input));
        return {};
      case 'Publish':
        this.pages.push({
          atMs: this.clock.nowMs(),
          subject: String(input.Subject),
          body: String(input.Message),
        });
        return {};
      case 'RegisterScalableTarget':
        this.minimumTasks.push(Number(input.MinCapacity));
        return {};
      case 'StartExecution':
        return this.startExecution(String(input.name), String(input.input));
      case 'DescribeExecution':
        return this.describeExecution(String(input.executionArn));
      default:
        throw new Error(`the watcher has no business with ${operation}`);
    }
  }

  private members() {
    return ['us-east-1', 'us-east-2'].map((region) => ({
      DBClusterArn: `arn:aws:rds:${region}:111122223333:cluster:aurora-${region === 'us-east-1' ? 'use1' : 'use2'}-demo`,
      IsWriter: region === this.writer,
      SynchronizationStatus: region === this.writer ? undefined : this.synchronization,
    }));
  }

  private lagResult() {
    return this.lagMs === undefined
      ? { Id: 'lag', Values: [], Timestamps: [] }
      : {
          Id: 'lag',
          Values: [this.lagMs],
          Timestamps: [new Date(this.clock.nowMs() - 90_000)],
        };
  }

  private metricsIn(input: Record<string, unknown>): Metric[] {
    const data = Array.isArray(input.MetricData) ? input.MetricData : [];
    return data.map(({ MetricName, Value, Dimensions }) => ({
      atMs: this.clock.nowMs(),
      name: MetricName,
      value: Value,
      dimensions: Dimensions,
    }));
  }

  private startExecution(name: string, input: string): Record<string, unknown> {
    if (this.executions.has(name)) {
      throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${name}'`);
    }
    this.executions.set(name, { status: 'RUNNING', input });
    return { executionArn: name };
  }

  private describeExecution(arn: string): Record<string, unknown> {
    const execution = this.executions.get(arn.split(':').at(-1) ?? '');
    if (execution === undefined) {
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    }
    return { ...execution };
  }
}
