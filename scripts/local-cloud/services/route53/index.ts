import type { Service } from '../../service';
import { changeResourceRecordSets } from './change-record-sets';
import { getHostedZone, listHostedZonesByName, listResourceRecordSets } from './list-record-sets';

export { seedHostedZone } from './hosted-zones';

export const route53: Service = {
  ChangeResourceRecordSets: changeResourceRecordSets,
  GetHostedZone: getHostedZone,
  ListHostedZonesByName: listHostedZonesByName,
  ListResourceRecordSets: listResourceRecordSets,
};
