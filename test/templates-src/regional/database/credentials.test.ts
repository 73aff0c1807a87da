import { propertiesOf } from '../../../support/resolve';
import { deployed, keyArns, secretArns } from '../fixture';

test('the home primary makes the secret and copies it to the other region, under that region’s key', () => {
  const secret = propertiesOf(deployed('primary'), 'DatabaseSecret');

  expect(secret).toMatchObject({
    KmsKeyId: keyArns.primary,
    ReplicaRegions: [{ Region: 'us-east-2', KmsKeyId: keyArns.dr }],
  });
});

test('the secret says no host, which would be the wrong one in the other region', () => {
  const secret = propertiesOf(deployed('primary'), 'DatabaseSecret');

  expect(secret).toMatchObject({
    GenerateSecretString: {
      SecretStringTemplate: '{"username":"payments"}',
      GenerateStringKey: 'password',
    },
  });
});

test('the DR region makes no secret of its own', () => {
  expect(deployed('dr').Resources).not.toHaveProperty('DatabaseSecret');
});

test('tasks of the DR region read the replica, even when given the original’s ARN', () => {
  const region = deployed('dr', { outputs: { DatabaseSecretArn: secretArns.primary } });

  const task = propertiesOf(region, 'TaskDefinition');

  expect(task).toMatchObject({
    ContainerDefinitions: [
      {
        Secrets: [
          { Name: 'DATABASE_USERNAME', ValueFrom: `${secretArns.dr}:username::` },
          { Name: 'DATABASE_PASSWORD', ValueFrom: `${secretArns.dr}:password::` },
        ],
      },
    ],
  });
});

test('the output is the replica’s ARN: the original’s with the other region in it', () => {
  expect(deployed('primary').Outputs?.DatabaseSecretReplicaArn).toMatchObject({
    Condition: 'IsHomePrimary',
    Value: {
      'Fn::Sub': [
        'arn:aws:secretsmanager:us-east-2:111122223333:secret:${Value1}',
        { Value1: { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'DatabaseSecret' }] }] } },
      ],
    },
  });
});
