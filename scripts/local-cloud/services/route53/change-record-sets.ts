import type {
  Change,
  ChangeResourceRecordSetsCommandInput,
  ResourceRecordSet as SdkRecordSet,
} from '@aws-sdk/client-route-53';
import { upperId } from '../../resources/identifiers';
import { sameValue } from '../../resources/replacement';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { requireHostedZone } from './list-record-sets';
import {
  absoluteName,
  findRecordSet,
  isInZone,
  type ResourceRecordSet,
  removeRecordSet,
  upsertRecordSet,
  zoneName,
} from './record-sets';

/** All changes or none: every one is checked before the first is made. */
export function changeResourceRecordSets(
  context: ServiceContext,
  input: ChangeResourceRecordSetsCommandInput,
): Record<string, unknown> {
  const zone = requireHostedZone(context, input.HostedZoneId);
  const changes = input.ChangeBatch?.Changes ?? [];
  const problems = changes.flatMap((change) => problemsOf(zone, change));
  if (problems.length > 0) {
    throw new AwsError('InvalidChangeBatch', `[${problems.join(', ')}]`);
  }
  for (const change of changes) {
    const recordSet = toRecordSet(change.ResourceRecordSet);
    if (change.Action === 'DELETE') {
      removeRecordSet(zone, recordSet);
    } else {
      upsertRecordSet(zone, recordSet);
    }
  }
  return {
    ChangeInfo: {
      Id: `/change/C${upperId(context.state, 20)}`,
      Status: 'PENDING',
      SubmittedAt: new Date(context.nowMs),
    },
  };
}

function problemsOf(zone: StoredResource, change: Change): string[] {
  const wanted = toRecordSet(change.ResourceRecordSet);
  const current = findRecordSet(zone, wanted);
  const named = `resource record set [name='${wanted.Name}', type='${wanted.Type}'${
    wanted.SetIdentifier === undefined ? '' : `, set-identifier='${wanted.SetIdentifier}'`
  }]`;
  if (!isInZone(zone, wanted.Name)) {
    return [`RRSet with DNS name ${wanted.Name} is not permitted in zone ${zoneName(zone)}`];
  }
  switch (change.Action) {
    case 'CREATE':
      return current === undefined ? [] : [`Tried to create ${named} but it already exists`];
    case 'DELETE':
      if (current === undefined) {
        return [`Tried to delete ${named} but it was not found`];
      }
      return sameValue(current, wanted)
        ? []
        : [`Tried to delete ${named} but the values provided do not match the current values`];
    case 'UPSERT':
      return [];
    default:
      return [`Value '${String(change.Action)}' is not one of CREATE, DELETE, UPSERT`];
  }
}

function toRecordSet(given: SdkRecordSet | undefined): ResourceRecordSet {
  const { Name: name = '', Type: type = '', ...rest } = given ?? {};
  const present = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), Name: absoluteName(name), Type: type };
}
