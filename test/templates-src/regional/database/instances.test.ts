import { resourcesOfType } from '../../../support/resolve';
import { deployed, keyArns } from '../fixture';

const instancesOf = (role: 'primary' | 'dr') => [
  ...resourcesOfType(deployed(role), 'AWS::RDS::DBInstance').values(),
];

test.each([
  ['primary', ['us-east-1a', 'us-east-1b']],
  ['dr', ['us-east-2a', 'us-east-2b']],
] as const)('%s has two instances in two zones', (role, zones) => {
  const instances = instancesOf(role);

  expect(instances.map(({ AvailabilityZone }) => AvailabilityZone)).toEqual(zones);
});

test('the standby’s instances have the primary’s class', () => {
  const classes = [...instancesOf('primary'), ...instancesOf('dr')].map(
    ({ DBInstanceClass }) => DBInstanceClass,
  );

  expect(new Set(classes)).toEqual(new Set(['db.r6g.large']));
});

test.each(['primary', 'dr'] as const)(
  'instances of %s are private and never upgraded alone',
  (role) => {
    for (const instance of instancesOf(role)) {
      expect(instance).toMatchObject({ PubliclyAccessible: false, AutoMinorVersionUpgrade: false });
    }
  },
);

test.each(['primary', 'dr'] as const)(
  'performance data of %s is encrypted with the region’s key',
  (role) => {
    for (const instance of instancesOf(role)) {
      expect(instance).toMatchObject({
        EnablePerformanceInsights: true,
        PerformanceInsightsKMSKeyId: keyArns[role],
        MonitoringInterval: 60,
      });
    }
  },
);

test('no two of clusters and instances are patched at the same time', () => {
  const windows = (['primary', 'dr'] as const).flatMap((role) =>
    ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'].flatMap((type) =>
      [...resourcesOfType(deployed(role), type).values()].map(
        ({ PreferredMaintenanceWindow }) => PreferredMaintenanceWindow,
      ),
    ),
  );

  expect(windows).toHaveLength(6);
  expect(new Set(windows).size).toBe(6);
});

test('a change reaches one instance after the other, so that one can always write', () => {
  const { Resources } = deployed('primary');

  expect(Resources.DatabaseInstance2?.DependsOn).toEqual(['DatabaseInstance1']);
});
