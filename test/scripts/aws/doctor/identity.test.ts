import { STSClient } from '@aws-sdk/client-sts';
import { readIdentity } from '../../../../scripts/aws/doctor/identity';

async function identityOf(arn: string) {
  const sts = new STSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  sts.middlewareStack.add(() => async () => ({ response: {}, output: { Arn: arn } as never }), {
    step: 'initialize',
  });
  return readIdentity(sts, (_, send) => send());
}

test.each([
  ['arn:aws:iam::111122223333:root', { kind: 'root' }],
  [
    'arn:aws:iam::111122223333:user/ops/jane',
    { kind: 'user', arn: 'arn:aws:iam::111122223333:user/ops/jane' },
  ],
  [
    'arn:aws:sts::111122223333:assumed-role/deployer/jane',
    {
      kind: 'role',
      roleName: 'deployer',
      arn: 'arn:aws:sts::111122223333:assumed-role/deployer/jane',
    },
  ],
  [
    'arn:aws:sts::111122223333:federated-user/jane',
    { kind: 'other', arn: 'arn:aws:sts::111122223333:federated-user/jane' },
  ],
])('%s', async (arn, identity) => {
  expect(await identityOf(arn)).toEqual(identity);
});
