import type { Properties } from '../../../../scripts/local-cloud/resource-model';
import { membersOf } from '../../../../scripts/local-cloud/resources/rules/rds/global-cluster-members';
import type { StoredResource } from '../../../../scripts/local-cloud/state';
import { TestRegion } from './test-region';

const ENGINE = { Engine: 'aurora-postgresql', EngineVersion: '17.4' };

interface GlobalDatabase {
  readonly primary: TestRegion;
  readonly dr: TestRegion;
  readonly globalCluster: StoredResource;
  primaryProperties(changes?: Properties): Properties;
  secondaryProperties(changes?: Properties): Properties;
}

function globalDatabase(): GlobalDatabase {
  const primary = new TestRegion('us-east-1');
  const dr = primary.peer('us-east-2');
  const globalCluster = primary.create('AWS::RDS::GlobalCluster', {
    GlobalClusterIdentifier: 'payments-test',
    StorageEncrypted: true,
    ...ENGINE,
  });
  const key = (region: TestRegion): unknown =>
    region.create('AWS::KMS::Key', { KeyPolicy: {} }).attributes.Arn;
  const common = {
    ...ENGINE,
    GlobalClusterIdentifier: globalCluster.ref,
    StorageEncrypted: true,
  };
  const primaryKey = key(primary);
  const drKey = key(dr);
  return {
    primary,
    dr,
    globalCluster,
    primaryProperties: (changes = {}) => ({
      ...common,
      DBClusterIdentifier: 'aurora-use1-test',
      MasterUsername: 'payments',
      MasterUserPassword: 'x',
      KmsKeyId: primaryKey,
      ...changes,
    }),
    secondaryProperties: (changes = {}) => ({
      ...common,
      DBClusterIdentifier: 'aurora-use2-test',
      SourceRegion: 'us-east-1',
      KmsKeyId: drKey,
      ...changes,
    }),
  };
}

function createInstance(region: TestRegion, cluster: StoredResource): StoredResource {
  return region.create('AWS::RDS::DBInstance', {
    DBInstanceIdentifier: `${cluster.ref}-1`,
    DBClusterIdentifier: cluster.ref,
    DBInstanceClass: 'db.r6g.large',
    Engine: 'aurora-postgresql',
  });
}

describe('joining a global cluster', () => {
  it('makes the first cluster the writer and the second a reader', () => {
    const database = globalDatabase();

    database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    database.dr.create('AWS::RDS::DBCluster', database.secondaryProperties());

    expect(membersOf(database.globalCluster)).toEqual([
      expect.objectContaining({ dbClusterIdentifier: 'aurora-use1-test', isWriter: true }),
      expect.objectContaining({ dbClusterIdentifier: 'aurora-use2-test', isWriter: false }),
    ]);
  });

  it.each([
    [
      'a secondary with a user name',
      { MasterUsername: 'payments' },
      'Cannot specify user name / password for cross region replication cluster',
    ],
    ['a secondary with a database name', { DatabaseName: 'payments' }, /Cannot specify user name/],
    [
      'an encrypted secondary that does not say where from',
      { SourceRegion: undefined },
      /is encrypted; pre-signed URL has to be specified$/,
    ],
    ['a managed password', { ManageMasterUserPassword: true }, /ManageMasterUserPassword/],
    ['another engine version', { EngineVersion: '16.4' }, /EngineVersion 16\.4/],
    [
      'an identifier that a member has',
      { DBClusterIdentifier: 'aurora-use1-test' },
      /already exists/,
    ],
    ['a global cluster that is not there', { GlobalClusterIdentifier: 'none' }, /none not found/],
  ])('is refused for %s', (_case, changes, message) => {
    const database = globalDatabase();
    database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());

    const create = (): unknown =>
      database.dr.create('AWS::RDS::DBCluster', database.secondaryProperties(changes));

    expect(create).toThrow(message);
  });

  it('is refused for a key of another region', () => {
    const database = globalDatabase();
    database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    const { KmsKeyId: foreignKey } = database.primaryProperties();

    const create = (): unknown =>
      database.dr.create(
        'AWS::RDS::DBCluster',
        database.secondaryProperties({ KmsKeyId: foreignKey }),
      );

    expect(create).toThrow(/KMS key \[arn:aws:kms:us-east-1:.*\] does not exist/);
  });

  it('is refused for a first cluster without a master user', () => {
    const database = globalDatabase();

    const create = (): unknown =>
      database.primary.create(
        'AWS::RDS::DBCluster',
        database.primaryProperties({ MasterUsername: undefined }),
      );

    expect(create).toThrow('The parameter MasterUsername must be provided.');
  });

  it('is refused for burstable instances', () => {
    const database = globalDatabase();
    const cluster = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());

    const create = (): unknown =>
      database.primary.create('AWS::RDS::DBInstance', {
        DBClusterIdentifier: cluster.ref,
        DBInstanceClass: 'db.t4g.medium',
        Engine: 'aurora-postgresql',
      });

    expect(create).toThrow(/DBInstanceClass=db\.t4g\.medium/);
  });
});

describe('changing a member', () => {
  it('can take it out of the global cluster', () => {
    const database = globalDatabase();
    const cluster = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());

    database.primary.update(cluster, { GlobalClusterIdentifier: undefined });

    expect(membersOf(database.globalCluster)).toEqual([]);
  });

  it('can not move it to another global cluster', () => {
    const database = globalDatabase();
    const cluster = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());

    const move = (): unknown =>
      database.primary.update(cluster, { GlobalClusterIdentifier: 'other' });

    expect(move).toThrow('Resource is immutable');
  });
});

describe('taking a global database down', () => {
  it('works in the order reader, writer, global cluster', () => {
    const database = globalDatabase();
    const writer = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    const writerInstance = createInstance(database.primary, writer);
    const reader = database.dr.create('AWS::RDS::DBCluster', database.secondaryProperties());
    const readerInstance = createInstance(database.dr, reader);

    database.dr.delete(readerInstance);
    database.dr.delete(reader);
    database.primary.delete(writerInstance);
    database.primary.delete(writer);
    database.primary.delete(database.globalCluster);

    expect(Object.keys(database.primary.state.global.resources)).toEqual([]);
  });

  it('keeps the last instance of the writer while the reader exists', () => {
    const database = globalDatabase();
    const writer = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    const instance = createInstance(database.primary, writer);
    database.dr.create('AWS::RDS::DBCluster', database.secondaryProperties());

    const remove = (): unknown => database.primary.delete(instance);

    expect(remove).toThrow(/^Cannot delete the last instance of the master cluster\./);
  });

  it('keeps the writer while the reader exists', () => {
    const database = globalDatabase();
    const writer = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    database.dr.create('AWS::RDS::DBCluster', database.secondaryProperties());

    const remove = (): unknown => database.primary.delete(writer);

    expect(remove).toThrow(
      'Unable to delete cluster that is a primary member of global cluster while there are other global cluster members',
    );
  });

  it('keeps a cluster with instances', () => {
    const database = globalDatabase();
    const writer = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    createInstance(database.primary, writer);

    const remove = (): unknown => database.primary.delete(writer);

    expect(remove).toThrow(/it still contains DB instances/);
  });

  it('keeps a global cluster with two members', () => {
    const database = globalDatabase();
    database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    database.dr.create('AWS::RDS::DBCluster', database.secondaryProperties());

    const remove = (): unknown => database.primary.delete(database.globalCluster);

    expect(remove).toThrow(/is not empty$/);
  });

  it('reports a member as gone once its global cluster is gone, and so leaves it behind', () => {
    const database = globalDatabase();
    const writer = database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    database.primary.delete(database.globalCluster);

    const remove = (): unknown => database.primary.delete(writer);

    expect(remove).toThrow(expect.objectContaining({ handlerErrorCode: 'NotFound' }));
    expect(database.primary.state.regions['us-east-1']?.resources).toHaveProperty([
      'AWS::RDS::DBCluster|aurora-use1-test',
    ]);
  });

  it('takes the first cluster of the region for the last member, even when it is another one', () => {
    const database = globalDatabase();
    database.primary.create('AWS::RDS::DBCluster', database.primaryProperties());
    database.primary.create('AWS::RDS::DBCluster', {
      DBClusterIdentifier: 'a-stranger',
      ...ENGINE,
      MasterUsername: 'x',
      MasterUserPassword: 'x',
    });

    const remove = (): unknown => database.primary.delete(database.globalCluster);

    expect(remove).toThrow(/a-stranger is not found in global cluster payments-test$/);
  });

  it.each(['DBCluster', 'GlobalCluster'])('keeps a protected %s', (kind) => {
    const database = globalDatabase();
    const cluster = database.primary.create(
      'AWS::RDS::DBCluster',
      database.primaryProperties({ DeletionProtection: true }),
    );
    const globalCluster = database.primary.update(database.globalCluster, {
      DeletionProtection: true,
    });

    const remove = (): unknown =>
      database.primary.delete(kind === 'DBCluster' ? cluster : globalCluster);

    expect(remove).toThrow(/^Cannot delete protected/);
  });

  it('leaves the log group that the exported log made', () => {
    const database = globalDatabase();
    const writer = database.primary.create(
      'AWS::RDS::DBCluster',
      database.primaryProperties({ EnableCloudwatchLogsExports: ['postgresql'] }),
    );

    database.primary.delete(writer);

    expect(database.primary.state.regions['us-east-1']?.resources).toHaveProperty([
      'AWS::Logs::LogGroup|/aws/rds/cluster/aurora-use1-test/postgresql',
    ]);
  });
});
