import { jsonLines, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';

test('two environments stand side by side, and one goes without touching the other', async () => {
  const world = localWorld(paymentsFromSource);

  const demo = await world.run('deploy --yes');
  const other = await world.run('deploy --suffix other --yes');
  const destroyed = await world.run('destroy --suffix other --delete-data --yes');
  const again = await world.run('deploy --yes --json');

  expect([demo.exitCode, other.exitCode, destroyed.exitCode]).toEqual([0, 0, 0]);
  expect(other.out).toContain('https://payments.other.example.com');
  const { steps } = Object(jsonLines(again.out).at(-1)?.summary);
  expect(new Set(Object.values(steps))).toEqual(new Set(['unchanged']));
});

test('an environment at a domain of its own has a zone of its own', async () => {
  const world = localWorld(paymentsFromSource);
  await world.run('deploy --yes');

  const { exitCode, out } = await world.run('deploy --suffix two --domain two.example.org --yes');

  expect(exitCode).toBe(0);
  expect(out).toContain('https://use1.two.example.org');
});
