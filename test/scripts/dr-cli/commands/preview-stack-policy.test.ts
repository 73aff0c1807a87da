import { CloudFormationClient, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation';
import type { Product } from '../../../../scripts/dr-cli/product/product';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { jsonLines, type LocalWorld, localWorld } from '../../../support/local-world';
import { smallProduct, smallTemplates } from '../../../support/small-product';

const { base } = smallTemplates;
const resources = base?.Resources as Readonly<Record<string, object>>;

const ANY_UPDATE = { Effect: 'Allow', Action: ['Update:*'], Principal: '*', Resource: ['*'] };

/** The small product, whose topic holds data that no update may replace or delete. */
function guarded(topic: object = {}): Product {
  const { Topic: _, ...others } = resources;
  const properties = {
    TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' },
    DisplayName: { 'Fn::If': ['HasPeer', 'paired', 'alone'] },
    ...topic,
  };
  const product = smallProduct({
    base: {
      ...base,
      Resources: {
        ...others,
        Topic: {
          Type: 'AWS::SNS::Topic',
          Properties: properties,
          DeletionPolicy: 'Delete',
          UpdateReplacePolicy: 'Delete',
        },
      },
    },
  });
  const policy = JSON.stringify({
    Statement: [
      ANY_UPDATE,
      {
        Effect: 'Deny',
        Action: ['Update:Replace', 'Update:Delete'],
        Principal: '*',
        Resource: ['LogicalResourceId/Topic'],
      },
    ],
  });
  return {
    ...product,
    deployInput: (settings) => ({
      ...product.deployInput(settings),
      stackPolicy: (stack) => (stack === 'base' ? policy : undefined),
    }),
  };
}

const renamed = guarded({ TopicName: 'another' });

async function deployed(faults?: Parameters<typeof localWorld>[1]): Promise<LocalWorld> {
  const world = localWorld(guarded(), faults);
  const { exitCode, err } = await world.run('deploy --yes');
  if (exitCode !== 0) {
    throw new Error(err);
  }
  return world;
}

test('a replacement that the stack policy refuses is said to be refused, and no deploy suggested', async () => {
  const world = await deployed();

  const { exitCode, out } = await world.run('preview base@dr', { product: renamed });
  const json = await world.run('preview base@dr --json', { product: renamed });

  expect(exitCode).toBe(4);
  expect(out).toContain('  ± Topic  AWS::SNS::Topic  REPLACED, WHICH THE STACK POLICY REFUSES\n');
  expect(out).not.toContain('LOST');
  expect(out).not.toContain('data that is lost');
  expect(out).toContain(
    'a deploy would fail and be rolled back: the stack policy refuses what it does to Topic of base@dr\n',
  );
  expect(out).toMatch(
    /^next: dr-cli preview --suffix demo --local base@dr \(once the template .* is as it was\)$/m,
  );
  expect(out).not.toMatch(/dr-cli deploy/);
  expect(json.exitCode).toBe(4);
  expect(jsonLines(json.out)[0]).toMatchObject({
    outcome: 'refused',
    stacks: [
      {
        result: {
          policyDenials: [{ logicalId: 'Topic', action: 'Update:Replace', certainty: 'will' }],
        },
      },
    ],
  });
});

test('a policy that somebody lifted refuses nothing: the data would be lost', async () => {
  const world = await deployed();
  await world.attach(new CloudFormationClient(localClientConfig('us-east-2'))).send(
    new SetStackPolicyCommand({
      StackName: 'base-demo',
      StackPolicyBody: JSON.stringify({ Statement: [ANY_UPDATE] }),
    }),
  );

  const { exitCode, out } = await world.run('preview base@dr', { product: renamed });

  expect(exitCode).toBe(2);
  expect(out).toContain('REPLACED AND ITS DATA IS LOST');
  expect(out).toContain('1 of them with data that is lost');
});

test('a policy that can’t be read is taken as a deploy sets it', async () => {
  const world = await deployed(({ operation }) =>
    operation === 'GetStackPolicy' ? new AwsError('AccessDenied', 'not allowed', 403) : undefined,
  );

  const { exitCode, out, err } = await world.run('preview base@dr', { product: renamed });

  expect(exitCode).toBe(4);
  expect(out).toContain('WHICH THE STACK POLICY REFUSES');
  expect(err).toContain("the stack's policy can't be read, and is taken as a deploy sets it");
});

test('what the policy lets change goes ahead', async () => {
  const world = await deployed();

  const { exitCode, out } = await world.run('preview base@dr', {
    product: guarded({ DisplayName: 'other' }),
  });

  expect(exitCode).toBe(2);
  expect(out).toContain('  ~ Topic  AWS::SNS::Topic\n');
});

test('a deploy that fails by it says so, and suggests no other deploy', async () => {
  const world = await deployed();

  const deploy = await world.run('deploy --yes --only base@dr', { product: renamed });
  const explain = await world.run('explain base@dr');

  expect(deploy.exitCode).toBe(1);
  expect(deploy.err).toContain("the stack's policy lets no update replace it");
  expect(deploy.err).toContain('make a new resource beside it and move the data');
  expect(deploy.err).toMatch(
    /^next: dr-cli preview --suffix demo --local base@dr \(once what the stack policy refuses is taken back\)$/m,
  );
  expect(explain.out).toContain("the stack's policy lets no update replace it");
  expect(`${explain.out}${explain.err}`).toContain('next: dr-cli preview --suffix demo --local');
});
