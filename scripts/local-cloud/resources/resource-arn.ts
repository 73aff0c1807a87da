import type { StoredResource } from '../state';
import { schemaOf } from './schema';
import type { Place } from './store';

/** Attributes that hold the resource's own ARN, in the order of preference. */
const ARN_ATTRIBUTE = /^(?:Arn|[A-Za-z]+Arn)$/;

/** The resource's ARN: its physical id, an attribute, or the schema's template filled in. */
export function resourceArn(place: Place, resource: StoredResource): string | undefined {
  if (resource.physicalId.startsWith('arn:')) {
    return resource.physicalId;
  }
  const attribute = Object.entries(resource.attributes).find(
    ([name, value]) => ARN_ATTRIBUTE.test(name) && typeof value === 'string',
  );
  if (attribute !== undefined) {
    return String(attribute[1]).replace(/:\*$/, '');
  }
  const known: Record<string, string> = {
    Partition: 'aws',
    Region: place.region,
    Account: place.state.accountId,
  };
  return schemaOf(resource.type)?.arnTemplate?.replaceAll(
    /\$\{(\w+)\}/g,
    (_, variable: string) =>
      known[variable] ?? String(resource.attributes[variable] ?? resource.physicalId),
  );
}
