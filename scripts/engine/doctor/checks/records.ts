import type { PlannedResource } from '../../template/evaluate';
import { ofType, textOf } from '../../template/read-property';
import type { Check } from '../check';
import type { ZoneRecord } from '../ports';
import { domainOf } from './hosted-zone';
import { ownedResources } from './owned-resources';

const RECORD = 'AWS::Route53::RecordSet';

/** Whether the zone has records already where a stack makes its own. */
export const recordsCheck: Check = {
  name: 'records in the hosted zone',
  unknownCode: 'DR1050',
  run: async (context) => {
    const { zoneId } = domainOf(context);
    const planned = context.stacks.flatMap(({ resources }) => ofType(resources, RECORD));
    // Of a zone that isn't there, the check of the zone itself tells.
    if (zoneId === undefined || (await context.survey.hostedZone(zoneId)) === undefined) {
      return [];
    }
    const names = new Set(planned.flatMap((record) => textOf(record, 'Name') ?? []));
    const [existing, owned] = await Promise.all([
      context.survey.records(zoneId, names),
      ownedResources(context, 'primary'),
    ]);
    const ownNames = new Set(
      owned.flatMap(({ type, physicalId }) => (type === RECORD ? recordName(physicalId) : [])),
    );
    return existing
      .filter(
        (record) => !ownNames.has(record.name) && planned.some((one) => collides(one, record)),
      )
      .map(({ name, type }) => ({
        code: 'DR1056',
        what: `hosted zone ${zoneId} has a record ${name} ${type} that no stack of this environment made`,
        fix: [
          `aws route53 list-resource-record-sets --hosted-zone-id ${zoneId} --start-record-name ${name} --max-items 5`,
        ],
      }));
  },
};

/**
 * A record's physical id begins with its name: alone, or followed by zone, type and set identifier,
 * which together are its primary identifier in CloudFormation's schema.
 */
function recordName(physicalId: string | undefined): string[] {
  const [name] = (physicalId ?? '').split('|');
  return name ? [name.toLowerCase().replace(/\.$/, '')] : [];
}

/**
 * A CNAME takes a name for itself, and so does a record without a routing policy for its type.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
 */
function collides(planned: PlannedResource, existing: ZoneRecord): boolean {
  if (textOf(planned, 'Name') !== existing.name) {
    return false;
  }
  const setIdentifier = textOf(planned, 'SetIdentifier');
  const isSameSet =
    existing.setIdentifier === undefined ||
    setIdentifier === undefined ||
    existing.setIdentifier === setIdentifier;
  return existing.type === 'CNAME' || (textOf(planned, 'Type') === existing.type && isSameSet);
}
