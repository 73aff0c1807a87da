import type { ExecutionInput } from '../../../functions/shared/state/execution-input';
import { faultsOf, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { Database } from './database';
import { otherPlace } from './network';
import { EPOCH_MS, namesOf } from './places';

/** A person who starts something, as the CLI would: with the epoch after the last one. */
export function startOperators(cloud: AwsCloud, database: Database, afterwards: () => void): void {
  const { schedule, timeline, network } = cloud.options;
  for (const { action, atMs } of faultsOf(schedule, 'operator')) {
    timeline.at(atMs, () => {
      const writer = database.writer;
      const place = action === 'fail-over' ? otherPlace(writer) : writer;
      if (network.reach('world', place, atMs) === 'open') {
        start(cloud, place, action === 'fail-over' ? 'failover' : 'switchover');
        afterwards();
      }
    });
  }
}

function start(cloud: AwsCloud, place: RegionPlace, kind: ExecutionInput['kind']): void {
  const names = namesOf(place);
  const epoch = lastEpoch(cloud, place) + 1;
  const input: ExecutionInput = {
    epoch,
    kind,
    by: 'operator',
    evidence: '{}',
    acceptDataLoss: kind === 'failover',
    firstBadSampleAtMs: EPOCH_MS + cloud.options.timeline.nowMs(),
  };
  try {
    cloud.perform('SFN', 'StartExecution', place, {
      stateMachineArn: kind === 'failover' ? names.failoverMachineArn : names.switchoverMachineArn,
      name: `${kind}-${epoch}`,
      input: JSON.stringify(input),
    });
  } catch (error) {
    // Somebody was first; the person sees that and leaves it.
    if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) {
      throw error;
    }
  }
}

interface StoredOperation {
  readonly Item?: { readonly epoch?: { readonly N?: string } };
}

function lastEpoch(cloud: AwsCloud, place: RegionPlace): number {
  const answer: StoredOperation = cloud.perform('DynamoDB', 'GetItem', place, {
    TableName: namesOf(place).stateTable,
    Key: { item: { S: 'operation' } },
  });
  return Number(answer.Item?.epoch?.N ?? 0);
}
