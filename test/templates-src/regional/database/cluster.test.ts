import { propertiesOf } from '../../../support/resolve';
import { deployed, document, keyArns } from '../fixture';

const primary = propertiesOf(deployed('primary'), 'DatabaseCluster');
const dr = propertiesOf(deployed('dr'), 'DatabaseCluster');

test('the home primary brings user, password and database, and no source region', () => {
  expect(primary).toMatchObject({
    DatabaseName: 'payments',
    MasterUsername: {
      'Fn::Sub': '{{resolve:secretsmanager:${DatabaseSecret}:SecretString:username}}',
    },
    MasterUserPassword: {
      'Fn::Sub': '{{resolve:secretsmanager:${DatabaseSecret}:SecretString:password}}',
    },
  });
  expect(primary).not.toHaveProperty('SourceRegion');
});

test('the secondary names neither user, password nor database, only where its storage comes from', () => {
  expect(dr).toMatchObject({ SourceRegion: 'us-east-1' });
  for (const property of [
    'MasterUsername',
    'MasterUserPassword',
    'DatabaseName',
    'ManageMasterUserPassword',
    'SnapshotIdentifier',
  ]) {
    expect(dr).not.toHaveProperty(property);
  }
});

test('identifiers differ between the regions, for a global database shares their namespace', () => {
  expect(primary).toMatchObject({ DBClusterIdentifier: 'aurora-use1-test' });
  expect(dr).toMatchObject({ DBClusterIdentifier: 'aurora-use2-test' });
});

test.each([
  ['primary', primary, keyArns.primary],
  ['dr', dr, keyArns.dr],
])('the %s member is encrypted with its own region’s key', (_role, cluster, key) => {
  expect(cluster).toMatchObject({ StorageEncrypted: true, KmsKeyId: key });
});

test.each([
  ['primary', primary],
  ['dr', dr],
])(
  'the %s member joins the global database with the shared version and port 5432',
  (_role, cluster) => {
    expect(cluster).toMatchObject({
      GlobalClusterIdentifier: 'payments-global-test',
      Engine: 'aurora-postgresql',
      EngineVersion: '17.7',
      Port: 5432,
    });
  },
);

test.each([
  ['primary', primary],
  ['dr', dr],
])(
  'the %s member keeps backups for at least a week and leaves nothing behind when deleted',
  (_role, cluster) => {
    expect(cluster.BackupRetentionPeriod).toBeGreaterThanOrEqual(7);
    expect(cluster).toMatchObject({ DeleteAutomatedBackups: true, DeletionProtection: false });
    expect(document.Resources.DatabaseCluster).toMatchObject({
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
    });
  },
);

test('the log group is there before RDS writes to it, under the name RDS gives it', () => {
  const group = propertiesOf(deployed('dr'), 'DatabaseLogGroup');

  expect(group).toMatchObject({
    LogGroupName: '/aws/rds/cluster/aurora-use2-test/postgresql',
    KmsKeyId: keyArns.dr,
  });
  expect(document.Resources).toMatchObject({
    DatabaseCluster: { DependsOn: ['DatabaseLogGroup'] },
  });
});
