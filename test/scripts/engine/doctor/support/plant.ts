import { modelFor } from '../../../../../scripts/local-cloud/resources';
import { putResource } from '../../../../../scripts/local-cloud/resources/store';
import { findHostedZone } from '../../../../../scripts/local-cloud/services/route53/hosted-zones';
import { upsertRecordSet } from '../../../../../scripts/local-cloud/services/route53/record-sets';
import type { LocalCloudState, StoredResource } from '../../../../../scripts/local-cloud/state';
import { ZONE_ID } from './local-account';

/** A resource that somebody else made in a region, as far as looking at it goes. */
export function plantResource(
  state: LocalCloudState,
  region: string,
  type: string,
  physicalId: string,
  properties: Readonly<Record<string, unknown>> = {},
  data?: Record<string, unknown>,
): void {
  if (modelFor(type) === undefined) {
    throw new Error(`the local cloud has no ${type}`);
  }
  putResource(
    { state, region },
    {
      type,
      physicalId,
      ref: physicalId,
      attributes: { Arn: `arn:aws:test:${region}:${state.accountId}:${physicalId}` },
      properties: { ...properties },
      createdAtMs: 0,
      ...(data && { data }),
    },
  );
}

export function plantMany(
  state: LocalCloudState,
  region: string,
  type: string,
  count: number,
  properties: Readonly<Record<string, unknown>> = {},
): void {
  for (let index = 1; index <= count; index += 1) {
    plantResource(state, region, type, `other-${index}`, properties);
  }
}

export function plantRecord(
  state: LocalCloudState,
  name: string,
  type: string,
  value: string,
): void {
  upsertRecordSet(zone(state), { Name: name, Type: type, ResourceRecords: [{ Value: value }] });
}

/** Where the world looks for the zone; nowhere when there are no servers. */
export function delegateTo(state: LocalCloudState, ...servers: readonly string[]): void {
  zone(state).data = { ...zone(state).data, delegatedTo: servers };
}

export function zone(state: LocalCloudState): StoredResource {
  const found = findHostedZone(state, ZONE_ID);
  if (found === undefined) throw new Error('there is no zone');
  return found;
}
