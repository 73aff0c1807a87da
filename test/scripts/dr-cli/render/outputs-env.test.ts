import { execFileSync } from 'node:child_process';
import { outputsEnv } from '../../../../scripts/dr-cli/render/outputs-env';

const stack = (location: string, outputs: Record<string, string>) => ({
  location,
  stackName: `${location}-demo`,
  region: 'us-east-1',
  outputs,
});

test('a name is the stack, the role and the output, in capitals', () => {
  const text = outputsEnv([
    stack('foundation@primary', { VpcId: 'vpc-1' }),
    stack('global-database@primary', { GlobalClusterIdentifier: 'payments' }),
  ]);

  expect(text).toBe(
    "export FOUNDATION_PRIMARY_VPCID='vpc-1'\n" +
      "export GLOBAL_DATABASE_PRIMARY_GLOBALCLUSTERIDENTIFIER='payments'\n",
  );
});

test.each(["it's", '$(exit 9) `id` $HOME', 'a "b" \\ c', 'two\nlines\n', '', '!! *'])(
  'a shell reads %j back as it is',
  (value) => {
    const text = outputsEnv([stack('base@dr', { Value: value })]);

    const read = execFileSync('sh', ['-c', `${text}printf %s "$BASE_DR_VALUE"`], {
      encoding: 'utf8',
    });

    expect(read).toBe(value);
  },
);

test('two outputs that would get one name are refused, both named', () => {
  const stacks = [stack('base@dr', { 'Vpc-Id': '1', Vpc_Id: '2' })];

  expect(() => outputsEnv(stacks)).toThrow(
    'base@dr.Vpc-Id and base@dr.Vpc_Id would both be BASE_DR_VPC_ID',
  );
});
