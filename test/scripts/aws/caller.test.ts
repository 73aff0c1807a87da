import { callerName, readCaller } from '../../../scripts/aws/caller';
import { attachLocalCloud, type CloudEndpoint } from '../../../scripts/local-cloud/attach';
import { AwsError } from '../../../scripts/local-cloud/service';

const answer = { Account: '111122223333', Arn: 'arn:aws:sts::111122223333:assumed-role/ops/alice' };

/** What each region answers to the question whose credentials these are. */
function connectionTo(regions: Readonly<Record<string, 'answers' | 'hangs' | 'denies'>>) {
  const endpoint: CloudEndpoint = {
    handle: async ({ region }) => {
      switch (regions[region]) {
        case 'answers':
          return { ...answer };
        case 'denies':
          throw new AwsError('AccessDenied', `denied in ${region}`, 403);
        default:
          return new Promise<never>(() => undefined);
      }
    },
  };
  return {
    attach: (client: Parameters<typeof attachLocalCloud>[0]) =>
      void attachLocalCloud(client, endpoint),
  };
}

test('a first region that never answers holds nobody up', async () => {
  const connection = connectionTo({ 'us-east-1': 'hangs', 'us-east-2': 'answers' });

  const caller = await readCaller(['us-east-1', 'us-east-2'], connection);

  expect(caller).toEqual({ accountId: '111122223333', name: 'alice' });
});

test('when no region answers, the first one’s error is told', async () => {
  const connection = connectionTo({ 'us-east-1': 'denies', 'us-east-2': 'denies' });

  await expect(readCaller(['us-east-1', 'us-east-2'], connection)).rejects.toThrow(
    'denied in us-east-1',
  );
});

test.each([
  ['arn:aws:sts::111122223333:assumed-role/deployer/alice@example.com', 'alice@example.com'],
  ['arn:aws:iam::111122223333:user/operations/bob', 'bob'],
  ['arn:aws:iam::111122223333:root', 'root'],
])('%s is shown as %s', (arn, name) => {
  expect(callerName(arn)).toBe(name);
});
