import { TestRegion } from './test-region';

describe('a name that is taken is refused', () => {
  it.each([
    [
      'AWS::IAM::Role',
      { RoleName: 'task-test', AssumeRolePolicyDocument: {} },
      'Role with name task-test already exists.',
    ],
    ['AWS::S3::Bucket', { BucketName: 'logs-test' }, 'logs-test already exists'],
    [
      'AWS::CloudWatch::Dashboard',
      { DashboardName: 'payments', DashboardBody: '{}' },
      /already exists\.$/,
    ],
    [
      'AWS::RDS::GlobalCluster',
      { GlobalClusterIdentifier: 'payments', Engine: 'aurora-postgresql' },
      'Global cluster payments already exists',
    ],
  ])('in another region too, for %s', (type, properties, message) => {
    const region = new TestRegion('us-east-1');
    region.create(type, properties);

    const create = (): unknown => region.peer('us-east-2').create(type, properties);

    expect(create).toThrow(message);
    expect(create).toThrow(expect.objectContaining({ handlerErrorCode: 'AlreadyExists' }));
  });

  it('for a role that differs in case only', () => {
    const region = new TestRegion();
    region.create('AWS::IAM::Role', { RoleName: 'task', AssumeRolePolicyDocument: {} });

    const create = (): unknown =>
      region.create('AWS::IAM::Role', { RoleName: 'Task', AssumeRolePolicyDocument: {} });

    expect(create).toThrow('Role with name Task already exists.');
  });

  it('with the identifier as AWS writes it where the service has no words of its own', () => {
    const region = new TestRegion();
    region.create('AWS::Logs::LogGroup', { LogGroupName: '/a' });

    const create = (): unknown => region.create('AWS::Logs::LogGroup', { LogGroupName: '/a' });

    expect(create).toThrow(
      `Resource of type 'AWS::Logs::LogGroup' with identifier '{"/properties/LogGroupName":"/a"}' already exists.`,
    );
  });

  it('but not for what every region has for itself', () => {
    const region = new TestRegion('us-east-1');
    region.create('AWS::Logs::LogGroup', { LogGroupName: '/a' });

    const other = region.peer('us-east-2').create('AWS::Logs::LogGroup', { LogGroupName: '/a' });

    expect(other.attributes.Arn).toContain(':us-east-2:');
  });
});

describe('what is gone', () => {
  it('is reported so when it is deleted again', () => {
    const region = new TestRegion();
    const topic = region.create('AWS::SNS::Topic');
    region.delete(topic);

    const remove = (): unknown => region.delete(topic);

    expect(remove).toThrow(expect.objectContaining({ handlerErrorCode: 'NotFound' }));
  });
});
