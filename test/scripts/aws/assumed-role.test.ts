import { assumedRole } from '../../../scripts/aws/assumed-role';
import { createClients } from '../../../scripts/aws/clients';
import { attachLocalCloud, type CloudEndpoint } from '../../../scripts/local-cloud/attach';
import { createLocalCloud } from '../../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../../scripts/local-cloud/persistence';
import { VirtualClock } from '../../support/virtual-clock';

const role = { arn: 'arn:aws:iam::111122223333:role/deployer', sessionName: 'dr-cli-alice' };
const regions = ['us-east-1', 'us-east-2'];

/** The local cloud, where calls to a lost region have no answer. */
function cloudWithout(lostRegion?: string) {
  const clock = new VirtualClock();
  const cloud = createLocalCloud({ store: new MemoryStore(), clock });
  const asked: string[] = [];
  const endpoint: CloudEndpoint = {
    handle: (request) => {
      asked.push(`${request.operation} ${request.region}`);
      return request.region === lostRegion
        ? new Promise<never>(() => undefined)
        : cloud.handle(request);
    },
  };
  const connection = {
    attach: (client: Parameters<typeof attachLocalCloud>[0]) =>
      void attachLocalCloud(client, endpoint),
  };
  return { connection, asked, clock };
}

test('a session is had while the region of the global endpoint is lost', async () => {
  const { connection, clock } = cloudWithout('us-east-1');

  const credentials = await assumedRole(role, connection, regions, () => clock.nowMs())();

  expect(credentials.accessKeyId).toMatch(/^ASIA/);
  expect(credentials.sessionToken).not.toBe('');
});

test('all clients share one session', async () => {
  const { connection, asked, clock } = cloudWithout();
  const credentials = assumedRole(role, connection, regions, () => clock.nowMs());
  const { cloudFormation, s3 } = createClients('us-east-2', { ...connection, credentials });

  const [ofStacks, ofBuckets] = await Promise.all([
    cloudFormation.config.credentials(),
    s3.config.credentials(),
  ]);

  expect(ofStacks.accessKeyId).toMatch(/^ASIA/);
  expect(ofBuckets.accessKeyId).toBe(ofStacks.accessKeyId);
  expect(asked).toEqual(['AssumeRole us-east-1', 'AssumeRole us-east-2']);
});

test('a session that is about to end is renewed once, however many ask', async () => {
  const { connection, asked, clock } = cloudWithout('us-east-1');
  const credentials = assumedRole(role, connection, regions, () => clock.nowMs());
  const first = await credentials();
  const toTheLastMinutes = 56 * 60_000;

  await clock.sleep(toTheLastMinutes, new AbortController().signal);
  const renewed = await Promise.all([credentials(), credentials(), credentials()]);

  expect(new Set(renewed.map(({ accessKeyId }) => accessKeyId)).size).toBe(1);
  expect(renewed[0]?.accessKeyId).not.toBe(first.accessKeyId);
  expect(asked.filter((call) => call === 'AssumeRole us-east-2')).toHaveLength(2);
});

test('a role that trusts somebody else is named, with the way to see who one is', async () => {
  const { connection } = cloudWithout();
  const foreign = { ...role, arn: 'arn:aws:iam::444455556666:role/deployer' };

  const refused = assumedRole(foreign, connection, regions)();

  await expect(refused).rejects.toMatchObject({
    code: 'DR_ROLE_REFUSED',
    message: expect.stringContaining('arn:aws:iam::444455556666:role/deployer'),
    nextSteps: [
      expect.stringMatching(/^aws sts get-caller-identity/),
      'aws iam get-role --role-name deployer',
    ],
  });
});
