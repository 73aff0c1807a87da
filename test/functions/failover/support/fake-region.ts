import { emptyState } from '../../../../scripts/local-cloud/regions';
import { putResource } from '../../../../scripts/local-cloud/resources/store';
import { dynamoDb } from '../../../../scripts/local-cloud/services/dynamodb';

export interface SnapshotState {
  readonly id: string;
  status: string;
  readonly takenAtMs: number;
}

/**
 * One region as the failover function sees it. DynamoDB is the local cloud's, with its
 * conditions; the rest is as little as the function asks for, with AWS's names and errors.
 */
export class FakeRegion {
  readonly service = { desiredCount: 10, runningCount: 10 };
  readonly target = { min: 10, max: 50 };
  readonly metrics: string[] = [];
  readonly messages: { subject: string; message: string }[] = [];
  readonly objects = new Map<string, string>();
  readonly invocations: string[] = [];
  /** Function names, as they were called by. */
  readonly invoked: string[] = [];
  snapshots: SnapshotState[] = [];
  lagMs: number | undefined = 800;
  /** Whole minutes between the end of the lag's minute and now. */
  lagAgeMinutes = 0;
  clusterStatus = 'available';
  /** Whether tasks start and stop as soon as they are asked to. */
  tasksFollowAtOnce = true;
  private readonly state = emptyState();

  constructor(
    readonly name: string,
    readonly clusterIdentifier: string,
    private readonly global: GlobalDatabase,
    private readonly nowMs: () => number,
  ) {
    putResource(this.place, {
      type: 'AWS::DynamoDB::Table',
      physicalId: 'failover-state-prod',
      ref: 'failover-state-prod',
      attributes: {},
      properties: { KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }] },
      createdAtMs: 0,
    });
  }

  private get place() {
    return { state: this.state, region: this.name };
  }

  /** Every item of the state table, by its key. */
  items(): Readonly<Record<string, unknown>> {
    const table =
      this.state.regions[this.name]?.resources['AWS::DynamoDB::Table|failover-state-prod'];
    return JSON.parse(JSON.stringify(table?.data?.items ?? {}));
  }

  answer(operation: string, input: Record<string, unknown>): Record<string, unknown> {
    switch (operation) {
      case 'GetItem':
      case 'PutItem':
      case 'UpdateItem':
        return this.table(operation, input);
      case 'DescribeServices':
        return { services: [{ ...this.service }] };
      case 'UpdateService':
        this.service.desiredCount = Number(input.desiredCount);
        if (this.tasksFollowAtOnce) this.service.runningCount = Number(input.desiredCount);
        return { service: { ...this.service } };
      case 'RegisterScalableTarget':
        this.target.min = Number(input.MinCapacity);
        this.target.max = Number(input.MaxCapacity);
        return {};
      case 'PutMetricData':
        this.metrics.push(JSON.stringify(input));
        return {};
      case 'GetMetricData':
        return this.lag();
      case 'Publish':
        this.messages.push({ subject: String(input.Subject), message: String(input.Message) });
        return { MessageId: 'published' };
      case 'PutObject':
        this.objects.set(String(input.Key), String(input.Body));
        return {};
      case 'Invoke':
        this.invoked.push(String(input.FunctionName));
        this.invocations.push(Buffer.from(input.Payload as Uint8Array).toString());
        return { StatusCode: 202 };
      case 'DescribeGlobalClusters':
        return { GlobalClusters: [this.global.describe()] };
      case 'DescribeDBClusters':
        return {
          DBClusters: [
            { Status: this.clusterStatus, DBClusterMembers: [{ IsClusterWriter: true }] },
          ],
        };
      case 'DescribeDBClusterSnapshots':
        return { DBClusterSnapshots: this.snapshots.map(describeSnapshot) };
      case 'CopyDBClusterSnapshot':
        return this.copySnapshot(input);
      default:
        throw new Error(`the fake region has no ${operation}`);
    }
  }

  private table(operation: 'GetItem' | 'PutItem' | 'UpdateItem', input: Record<string, unknown>) {
    const handler = dynamoDb[operation];
    if (handler === undefined) throw new Error(`the local cloud has no ${operation}`);
    const blobs = { put: () => '', get: () => new Uint8Array() };
    return handler({ ...this.place, blobs, nowMs: this.nowMs() }, input as never);
  }

  private lag() {
    const startOfMinuteMs = (Math.floor(this.nowMs() / 60_000) - 1 - this.lagAgeMinutes) * 60_000;
    const known = this.lagMs !== undefined;
    return {
      MetricDataResults: [
        {
          Id: 'lag',
          Values: known ? [this.lagMs] : [],
          Timestamps: known ? [new Date(startOfMinuteMs)] : [],
        },
      ],
    };
  }

  private copySnapshot(input: Record<string, unknown>) {
    const id = String(input.TargetDBClusterSnapshotIdentifier);
    const source = this.snapshots.find(
      (each) => each.id === input.SourceDBClusterSnapshotIdentifier,
    );
    if (this.snapshots.some((each) => each.id === id)) {
      throw awsError('DBClusterSnapshotAlreadyExistsFault', 400);
    }
    if (source?.status !== 'available') throw awsError('InvalidDBClusterSnapshotStateFault', 400);
    const copy = { id, status: 'copying', takenAtMs: source.takenAtMs };
    this.snapshots.push(copy);
    return { DBClusterSnapshot: describeSnapshot(copy) };
  }
}

/** Who writes, as every region's endpoint tells it. */
export class GlobalDatabase {
  writerArn: string;
  status: string | undefined;
  synchronization = 'connected';

  constructor(private readonly arns: readonly string[]) {
    this.writerArn = arns[0] ?? '';
  }

  describe() {
    return {
      GlobalClusterMembers: this.arns.map((arn) => ({
        DBClusterArn: arn,
        IsWriter: arn === this.writerArn,
        SynchronizationStatus: this.synchronization,
      })),
      ...(this.status && { FailoverState: { Status: this.status } }),
    };
  }
}

const describeSnapshot = ({ id, status, takenAtMs }: SnapshotState) => ({
  DBClusterSnapshotIdentifier: id,
  Status: status,
  SnapshotCreateTime: new Date(takenAtMs),
});

/** An error as SDK v3 throws it. */
export function awsError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(`${name} for a test`), { name, $metadata: { httpStatusCode } });
}
