import { DRAINING, isInForce } from '../../../functions/shared/state/draining';
import { deployedRegion } from '../deployment/deployment';
import type { RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import { EPOCH_MS } from './places';

interface Stored {
  readonly Item?: { readonly json?: { readonly S?: string } };
}

/** Whether the payment service of a region is to send its clients away, by its state table. */
export function isDraining(cloud: AwsCloud, place: RegionPlace): boolean {
  const { Item: item }: Stored = cloud.perform('DynamoDB', 'GetItem', place, {
    TableName: deployedRegion(place).config.stateTable,
    Key: { item: { S: DRAINING.name } },
  });
  const text = item?.json?.S;
  if (text === undefined) {
    return false;
  }
  return isInForce(DRAINING.parse(JSON.parse(text)), EPOCH_MS + cloud.options.timeline.nowMs());
}
