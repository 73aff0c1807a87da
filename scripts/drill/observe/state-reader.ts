import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DecisionRecord, readDecision } from '../../../functions/shared/state/decision-record';
import { readExposure } from '../../../functions/shared/state/exposure';
import { type Latch, readLatch } from '../../../functions/shared/state/latch';
import { type Operation, readOperation } from '../../../functions/shared/state/operation';
import type { HomeRole } from '../../../templates-src/topology';
import { attachLocalCloud, localClientConfig } from '../../local-cloud/attach';
import type { LocalCloud } from '../../local-cloud/cloud';
import { REGIONS } from '../world/drill-cloud';

/** What the failover functions of a region have written down. */
export interface RecordedState {
  readonly operation: Operation | undefined;
  readonly decision: DecisionRecord | undefined;
  /** Of the DR region, the one that has one. */
  readonly latch: Latch | undefined;
}

/** Reads state tables as nobody in AWS can: whatever is lost, refused or hangs. */
export class StateReader {
  private readonly clients: Readonly<Record<HomeRole, DynamoDBClient>>;

  constructor(
    cloud: LocalCloud,
    private readonly tableName: string,
  ) {
    const client = (region: string) =>
      attachLocalCloud(new DynamoDBClient(localClientConfig(region)), cloud);
    this.clients = { primary: client(REGIONS.primary), dr: client(REGIONS.dr) };
  }

  async read(region: HomeRole): Promise<RecordedState> {
    const table = this.table(region);
    return {
      operation: await readOperation(table),
      decision: await readDecision(table),
      latch: await readLatch(table),
    };
  }

  /** Whether the pair is in sync again, as the region that writes sees it. */
  async isProtected(region: HomeRole): Promise<boolean> {
    return (await readExposure(this.table(region)))?.untilMs !== undefined;
  }

  private table(region: HomeRole) {
    return { dynamodb: this.clients[region], tableName: this.tableName };
  }
}
