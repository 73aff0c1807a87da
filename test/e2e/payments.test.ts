import { jsonLines, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';

/** Keys wait out their time; AWS deletes nothing sooner. */
const withoutKeys = (resources: readonly string[]) =>
  resources.filter((resource) => !resource.startsWith('AWS::KMS::Key|'));

test('both regions are deployed, nothing changes the second time, and a destroy leaves nothing', async () => {
  const world = localWorld(paymentsFromSource);

  const first = await world.run('deploy --yes --json');
  const second = await world.run('deploy --yes --json');
  const destroyed = await world.run('destroy --delete-data --yes --json');

  const steps = (result: typeof first) => jsonLines(result.out).at(-1)?.summary;
  expect(first.err).toBe('');
  expect(steps(first)).toMatchObject({ result: 'succeeded' });
  expect(new Set(Object.values(Object(steps(second)).steps))).toEqual(new Set(['unchanged']));
  expect(steps(destroyed)).toMatchObject({ result: 'succeeded' });
  expect(withoutKeys(world.resources('us-east-1'))).toEqual([]);
  expect(withoutKeys(world.resources('us-east-2'))).toEqual([]);
  expect(world.globalResources()).toEqual(['AWS::Route53::HostedZone|Z0123456789EXAMPLE']);
});

test('both regional stacks get their policy', async () => {
  const world = localWorld(paymentsFromSource);

  await world.run('deploy --yes');

  const policies = world.calls.filter(({ operation }) => operation === 'SetStackPolicy');
  expect(new Set(policies.map(({ region }) => region))).toEqual(
    new Set(['us-east-1', 'us-east-2']),
  );
});

test('a destroy stops replication before it empties a bucket, and cleans up the zone', async () => {
  const world = localWorld(paymentsFromSource);
  await world.run('deploy --yes');
  const before = world.calls.length;

  await world.run('destroy --delete-data --yes');

  const operations = world.calls.slice(before).map(({ operation }) => operation);
  const stopped = operations.lastIndexOf('DeleteBucketReplication');
  expect(stopped).toBeGreaterThan(-1);
  expect(stopped).toBeLessThan(operations.indexOf('DeleteObjects'));
  expect(operations).toContain('ChangeResourceRecordSets');
});
