import { secretString } from '../../../../scripts/local-cloud/resources/secret-value';
import { NOW_MS, TestRegion } from './test-region';

describe('a KMS key', () => {
  it('waits for its deletion, of no use to anybody', () => {
    const region = new TestRegion();
    const key = region.create('AWS::KMS::Key', { KeyPolicy: {}, PendingWindowInDays: 7 });

    region.delete(key);

    const left = region.state.regions['us-east-1']?.resources[`AWS::KMS::Key|${key.ref}`];
    expect(left).not.toHaveProperty('owner');
    expect(left?.data).toEqual({
      keyState: 'PendingDeletion',
      deletionAtMs: NOW_MS + 7 * 24 * 60 * 60 * 1000,
    });
    expect(() => region.create('AWS::Logs::LogGroup', { KmsKeyId: key.attributes.Arn })).toThrow(
      /^The specified KMS key does not exist/,
    );
  });

  it('frees its alias, so that the next deploy can have it', () => {
    const region = new TestRegion();
    const alias = { AliasName: 'alias/payments-test' };
    const first = region.create('AWS::KMS::Key', { KeyPolicy: {} });
    const firstAlias = region.create('AWS::KMS::Alias', { ...alias, TargetKeyId: first.ref });
    region.delete(firstAlias);
    region.delete(first);

    const second = region.create('AWS::KMS::Key', { KeyPolicy: {} });
    const secondAlias = region.create('AWS::KMS::Alias', { ...alias, TargetKeyId: second.ref });

    expect(secondAlias.ref).toBe('alias/payments-test');
  });

  it('can be named by its alias, in its own region', () => {
    const region = new TestRegion();
    const key = region.create('AWS::KMS::Key', { KeyPolicy: {} });
    region.create('AWS::KMS::Alias', { AliasName: 'alias/payments', TargetKeyId: key.ref });
    const secret = { KmsKeyId: 'alias/payments', SecretString: 'x' };

    const here = region.create('AWS::SecretsManager::Secret', secret);
    const elsewhere = (): unknown =>
      region.peer('us-east-2').create('AWS::SecretsManager::Secret', secret);

    expect(here.ref).toContain(':secret:');
    expect(elsewhere).toThrow(/can't find the KMS key alias\/payments in us-east-2/);
  });
});

describe('a secret', () => {
  const DR = 'us-east-2';

  it('is replicated with its value, and goes with its replica', () => {
    const region = new TestRegion();
    const dr = region.peer(DR);
    const key = dr.create('AWS::KMS::Key', { KeyPolicy: {} });

    const secret = region.create('AWS::SecretsManager::Secret', {
      Name: 'database-test',
      GenerateSecretString: {
        SecretStringTemplate: '{"username":"payments"}',
        GenerateStringKey: 'password',
        PasswordLength: 40,
        ExcludeCharacters: 'abc',
      },
      ReplicaRegions: [{ Region: DR, KmsKeyId: key.attributes.Arn }],
    });

    const value = secretString({ state: region.state, region: DR }, 'database-test');
    expect(JSON.parse(value ?? '')).toEqual({
      username: 'payments',
      password: expect.stringMatching(/^[^abc]{40}$/),
    });
    expect(value).toBe(secretString({ state: region.state, region: 'us-east-1' }, secret.ref));

    region.delete(secret);

    expect(secretString({ state: region.state, region: DR }, 'database-test')).toBeUndefined();
  });

  it('is refused where the replica region has no such key, or already such a secret', () => {
    const region = new TestRegion();
    const dr = region.peer(DR);
    dr.create('AWS::SecretsManager::Secret', { Name: 'taken', SecretString: 'x' });
    const create = (Name: string, KmsKeyId?: string): unknown =>
      region.create('AWS::SecretsManager::Secret', {
        Name,
        SecretString: 'x',
        ReplicaRegions: [{ Region: DR, ...(KmsKeyId && { KmsKeyId }) }],
      });

    expect(() => create('other', 'alias/none')).toThrow(
      /alias\/none is not accessible in us-east-2/,
    );
    expect(() => create('taken')).toThrow(/Secret name taken already exists in region us-east-2/);
  });
});

describe('a bucket', () => {
  const versioned = { VersioningConfiguration: { Status: 'Enabled' } };
  const replicationTo = (bucket: string): Record<string, unknown> => ({
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::111122223333:role/replication',
      Rules: [{ Status: 'Enabled', Destination: { Bucket: `arn:aws:s3:::${bucket}` } }],
    },
  });

  it.each([
    ['itself without versions', {}, /^Versioning must be 'Enabled' on the bucket/],
    ['to one that is not there', { ...versioned }, 'Destination bucket must exist.'],
  ])('does not replicate %s', (_case, properties, message) => {
    const region = new TestRegion();

    const create = (): unknown =>
      region.create('AWS::S3::Bucket', { ...properties, ...replicationTo('missing') });

    expect(create).toThrow(message);
  });

  it('does not replicate to one without versions', () => {
    const region = new TestRegion();
    region.peer('us-east-2').create('AWS::S3::Bucket', { BucketName: 'plain-destination' });

    const create = (): unknown =>
      region.create('AWS::S3::Bucket', { ...versioned, ...replicationTo('plain-destination') });

    expect(create).toThrow('Destination bucket must have versioning enabled.');
  });

  it('has one policy', () => {
    const region = new TestRegion();
    const bucket = region.create('AWS::S3::Bucket', { BucketName: 'one-policy' });
    const policy = { Bucket: bucket.ref, PolicyDocument: {} };
    region.create('AWS::S3::BucketPolicy', policy);

    const create = (): unknown => region.create('AWS::S3::BucketPolicy', policy);

    expect(create).toThrow('The bucket policy already exists on bucket one-policy.');
  });
});

describe('a repository', () => {
  it.each([
    [true, undefined],
    [false, /cannot be deleted because it still contains images$/],
  ])('with images and EmptyOnDelete %s', (EmptyOnDelete, problem) => {
    const region = new TestRegion();
    const repository = region.create('AWS::ECR::Repository', { EmptyOnDelete });
    repository.data = { images: [{ imageTag: '1' }] };

    const remove = (): void => region.delete(repository);

    if (problem === undefined) {
      expect(remove).not.toThrow();
    } else {
      expect(remove).toThrow(problem);
    }
  });
});
