import { toDocument } from '../../../../templates-src/cfn/document';
import { regional } from '../../../../templates-src/regional';
import type { HomeRole } from '../../../../templates-src/topology';
import { propertiesOf, resolve, resourcesOfType } from '../../../support/resolve';

export const TOPIC = 'arn:aws:sns:us-east-1:111122223333:dr-notifications-prod';

/** What alarms and dashboard of the stack depend on, in either region. */
export function deployed(role: HomeRole) {
  const isPrimary = role === 'primary';
  return resolve(toDocument(regional()), {
    'AWS::AccountId': '111122223333',
    'AWS::Region': isPrimary ? 'us-east-1' : 'us-east-2',
    EnvironmentSuffix: 'prod',
    HomeRole: role,
    RegionCode: isPrimary ? 'use1' : 'use2',
    PeerRegion: isPrimary ? 'us-east-2' : 'us-east-1',
    PeerRegionCode: isPrimary ? 'use2' : 'use1',
    DatabaseRpoSeconds: '240',
    TransactionLogBucketName: `transaction-logs-111122223333-${isPrimary ? 'use1' : 'use2'}-prod`,
    NotificationTopicArn: TOPIC,
  });
}

/** Properties of every alarm, by what it watches. */
export function alarms(role: HomeRole): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const all = resourcesOfType(deployed(role), 'AWS::CloudWatch::Alarm').values();
  return new Map(
    [...all].map((properties) => [
      String(properties.AlarmName).replace(/^alarm-|-prod$/g, ''),
      properties,
    ]),
  );
}

/** Properties of one alarm: `alarm('dr', 'database-cpu')`. */
export function alarm(role: HomeRole, watches: string): Readonly<Record<string, unknown>> {
  const properties = alarms(role).get(watches);
  if (properties === undefined) {
    throw new Error(`no alarm watches ${watches}`);
  }
  return properties;
}

export const resource = (role: HomeRole, id: string) => propertiesOf(deployed(role), id);
