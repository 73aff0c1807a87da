import type { Properties } from '../../../../scripts/local-cloud/resource-model';
import { storeObject } from '../../../../scripts/local-cloud/services/s3/object-versions';
import type { StoredResource } from '../../../../scripts/local-cloud/state';
import { createRole, NOW_MS, TestRegion } from './test-region';

function createFunction(region: TestRegion, code: Properties): StoredResource {
  return region.create('AWS::Lambda::Function', {
    FunctionName: 'validate-payment-test',
    Role: createRole(region).attributes.Arn,
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: code,
  });
}

describe('a function', () => {
  it('is made from code in a bucket of its region', () => {
    const region = new TestRegion();
    const bucket = region.create('AWS::S3::Bucket', { BucketName: 'artifacts-test' });
    const content = new TextEncoder().encode('zip');
    storeObject({ state: region.state, nowMs: NOW_MS }, bucket, {
      key: 'code.zip',
      content,
      body: { text: 'zip' },
    });

    const lambda = createFunction(region, { S3Bucket: 'artifacts-test', S3Key: 'code.zip' });

    expect(lambda.ref).toBe('validate-payment-test');
  });

  it.each([
    [
      'a bucket of another region',
      { S3Bucket: 'artifacts-dr', S3Key: 'code.zip' },
      'Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region: us-east-2. Please use this region to retry the request',
    ],
    [
      'a key that is not there',
      { S3Bucket: 'artifacts-here', S3Key: 'code.zip' },
      /S3 Error Code: NoSuchKey/,
    ],
    ['a bucket that is not there', { S3Bucket: 'none', S3Key: 'x' }, /S3 Error Code: NoSuchBucket/],
  ])('is refused for %s', (_case, code, message) => {
    const region = new TestRegion();
    region.create('AWS::S3::Bucket', { BucketName: 'artifacts-here' });
    region.peer('us-east-2').create('AWS::S3::Bucket', { BucketName: 'artifacts-dr' });

    expect(() => createFunction(region, code)).toThrow(message);
  });

  it('is refused for a role that is not there', () => {
    const region = new TestRegion();

    const create = (): unknown =>
      region.create('AWS::Lambda::Function', {
        Role: 'arn:aws:iam::111122223333:role/none',
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: 'x' },
      });

    expect(create).toThrow('The role defined for the function cannot be assumed by Lambda.');
  });
});

describe('a version of a function', () => {
  it('is made only when the function changed', () => {
    const region = new TestRegion();
    const lambda = createFunction(region, { ZipFile: 'one' });
    region.create('AWS::Lambda::Version', { FunctionName: lambda.ref });

    const again = (): unknown =>
      region.create('AWS::Lambda::Version', { FunctionName: lambda.ref });

    expect(again).toThrow(
      'A version for this Lambda function exists ( 1 ). Modify the function to create a new version.',
    );
    region.update(lambda, { Code: { ZipFile: 'two' } });
    expect(again()).toMatchObject({ attributes: { Version: '2' } });
  });

  it('goes with the function, retained or not', () => {
    const region = new TestRegion();
    const lambda = createFunction(region, { ZipFile: 'one' });
    region.create('AWS::Lambda::Version', { FunctionName: lambda.ref });

    region.delete(lambda);

    const left = Object.keys(region.state.regions['us-east-1']?.resources ?? {});
    expect(left).toEqual([]);
  });
});

describe('a state machine', () => {
  it.each([
    ['text that is no JSON', { DefinitionString: '{' }, /INVALID_JSON_DESCRIPTION/],
    [
      'a start that is no state',
      { Definition: { StartAt: 'Claim', States: { Wait: {} } } },
      /MISSING_TRANSITION_TARGET/,
    ],
  ])('is refused for %s', (_case, definition, message) => {
    const region = new TestRegion();
    const RoleArn = createRole(region).attributes.Arn;

    const create = (): unknown =>
      region.create('AWS::StepFunctions::StateMachine', { RoleArn, ...definition });

    expect(create).toThrow(message);
  });

  it('takes substitutions of text, numbers and booleans', () => {
    const region = new TestRegion();

    const machine = region.create('AWS::StepFunctions::StateMachine', {
      StateMachineName: 'failover-test',
      RoleArn: createRole(region).attributes.Arn,
      Definition: { StartAt: 'Claim', States: { Claim: { Type: 'Succeed' } } },
      DefinitionSubstitutions: { Table: 'a', Seconds: 10, Armed: false },
    });

    expect(machine.ref).toBe('arn:aws:states:us-east-1:111122223333:stateMachine:failover-test');
  });
});
