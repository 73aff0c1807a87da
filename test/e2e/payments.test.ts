import { jsonLines, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';

/** Keys wait out their time; AWS deletes nothing sooner. */
const withoutKeys = (resources: readonly string[]) =>
  resources.filter((resource) => !resource.startsWith('AWS::KMS::Key|'));

test('both regions are deployed, nothing changes the second time, and a destroy leaves nothing', async () => {
  const world = localWorld(paymentsFromSource);

  const first = await world.run('deploy --yes --json');
  const second = await world.run('deploy --yes --json');
  const destroyed = await world.run('destroy --yes --json');

  const steps = (result: typeof first) => jsonLines(result.out).at(-1)?.summary;
  expect(first.err).toBe('');
  expect(steps(first)).toMatchObject({ result: 'succeeded' });
  expect(new Set(Object.values(Object(steps(second)).steps))).toEqual(new Set(['unchanged']));
  expect(steps(destroyed)).toMatchObject({ result: 'succeeded' });
  expect(withoutKeys(world.resources('us-east-1'))).toEqual([]);
  expect(withoutKeys(world.resources('us-east-2'))).toEqual([]);
  expect(world.globalResources()).toEqual(['AWS::Route53::HostedZone|Z0123456789EXAMPLE']);
});
