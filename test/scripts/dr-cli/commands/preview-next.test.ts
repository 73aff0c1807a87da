import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import { localWorld } from '../../../support/local-world';
import { smallProduct, smallTemplates } from '../../../support/small-product';

/** The last `next:` of a text, without the word. */
function nextOf(text: string): string | undefined {
  return [...text.matchAll(/^next: (.*)$/gm)].at(-1)?.[1];
}

const { base } = smallTemplates;
const changed = smallProduct({
  base: {
    ...base,
    Resources: { ...(base?.Resources as object), More: { Type: 'AWS::SNS::Topic' } },
  },
});

test.each([
  ['preview --stack-sets', 'deploy --suffix demo --local --stack-sets'],
  [
    'deploy --dry-run --stack-sets --stack-set-region us-east-1',
    'deploy --suffix demo --local --stack-sets --stack-set-region us-east-1',
  ],
  [
    'preview base@primary --nat-gateways single',
    'deploy --suffix demo --local --nat-gateways single --only base@primary',
  ],
  ['deploy --dry-run --only base service', 'deploy --suffix demo --local --only base service'],
  [
    'preview --allow-change-after-failover',
    'deploy --suffix demo --local --allow-change-after-failover',
  ],
])('what follows "%s" does what was shown', async (command, next) => {
  const { exitCode, out } = await localWorld(smallProduct()).run(command);

  expect(exitCode).toBe(2);
  expect(nextOf(out)).toBe(`dr-cli ${next}`);
});

test.each([
  ['', '--stack-sets'],
  [' --stack-set-region us-east-1', '--stack-sets --stack-set-region us-east-1'],
])('an environment rolled out with --stack-sets%s goes on so', async (rollout, options) => {
  const world = localWorld(smallProduct());
  await world.run(`deploy --yes --stack-sets${rollout}`);

  const preview = await world.run('preview', { product: changed });
  const refused = await world.run('deploy --yes', { product: changed });
  const next = nextOf(preview.out);

  expect(next).toBe(`dr-cli deploy --suffix demo --local ${options}`);
  expect(nextOf(refused.err)).toBe(next);
  const { exitCode, err } = await world.run(`deploy --yes ${options}`, { product: changed });
  expect(err).toContain('base@primary: updated');
  expect(exitCode).toBe(0);
});

test('roles that somebody brought are named again', async () => {
  const world = localWorld(smallProduct());
  const role = (RoleName: string, Service: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName,
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
      },
    },
  });
  await world.attach(new CloudFormationClient(localClientConfig('us-east-1'))).send(
    new CreateStackCommand({
      StackName: 'roles',
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      TemplateBody: JSON.stringify({
        Resources: {
          Mine: role('mine', 'cloudformation.amazonaws.com'),
          Other: role('other', 'cloudformation.amazonaws.com'),
        },
      }),
    }),
  );
  await world.pass(10);
  const options =
    '--stack-sets --administration-role-arn arn:aws:iam::111122223333:role/mine --execution-role-name other';
  const deploy = await world.run(`deploy --yes ${options}`);

  const { out } = await world.run('preview', { product: changed });

  expect(deploy.exitCode).toBe(0);
  expect(nextOf(out)).toBe(`dr-cli deploy --suffix demo --local ${options}`);
});

test('values that can’t be used are corrected in the same command', async () => {
  const world = localWorld(smallProduct());

  const preview = await world.run('preview base@dr --stack-sets --nat-gateways singel');
  const deploy = await world.run('deploy --only base@dr --stack-sets --nat-gateways singel');

  expect(nextOf(preview.err)).toBe(
    'dr-cli preview base@dr --suffix demo --nat-gateways single --local --stack-sets',
  );
  expect(nextOf(deploy.err)).toBe(
    'dr-cli deploy --suffix demo --nat-gateways single --local --stack-sets --only base@dr',
  );
});

test('the question that nobody can answer names the command with the same stacks', async () => {
  const { exitCode, err } = await localWorld(smallProduct()).run('deploy --only base@dr base');

  expect(exitCode).toBe(4);
  expect(nextOf(err)).toBe('dr-cli deploy --suffix demo --local --only base@dr base --yes');
});

test('what lacks another stack’s output is deployed with all stacks', async () => {
  const { err } = await localWorld(smallProduct()).run('deploy --yes --only service');

  expect(nextOf(err)).toBe(
    'dr-cli deploy --suffix demo --local (without --only: what is not deployed yet is, in order)',
  );
});
