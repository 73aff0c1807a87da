import { jsonLines, localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

const REGIONS = ['us-east-1', 'us-east-2'] as const;

test('a deploy makes every stack in both regions and passes outputs on', async () => {
  const world = localWorld(smallProduct());

  const { exitCode, out } = await world.run('deploy --yes');

  expect(exitCode).toBe(0);
  expect(out).toContain('service@dr (service-demo, us-east-2)');
  expect(world.resources('us-east-2')).toContain(
    'AWS::SQS::Queue|https://sqs.us-east-2.amazonaws.com/111122223333/queue-demo',
  );
  const note = await world.run('outputs --json');
  expect(JSON.parse(note.out)).toMatchObject({
    'service@dr': { QueueArn: 'arn:aws:sqs:us-east-2:111122223333:queue-demo' },
  });
});

test('a second deploy changes nothing, uploads nothing and says so', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes');
  const before = world.calls.length;

  const { exitCode, err } = await world.run('deploy --yes');

  const second = world.calls.slice(before).map(({ operation }) => operation);
  expect(exitCode).toBe(0);
  expect(err).toContain('no changes: everything was up to date');
  expect(second).not.toContain('ExecuteChangeSet');
  expect(second).not.toContain('PutObject');
});

test('the first pass of a later deploy keeps what the second pass had set', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes');

  const { out } = await world.run('deploy --yes --json');

  const changed = jsonLines(out).filter(({ type }) => type === 'resource');
  expect(changed).toEqual([]);
});

test('a destroy leaves no resource in either region', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes');

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(exitCode).toBe(0);
  expect(err).toMatch(/^nothing is left in us-east-1 \(\d deleted ones are found by their tag/m);
  expect(err).toMatch(/^nothing is left in us-east-2 \(\d deleted ones are found by their tag/m);
  expect(REGIONS.map((region) => world.resources(region))).toEqual([[], []]);
});

test('a destroy of what was never deployed succeeds', async () => {
  const world = localWorld(smallProduct());

  const { exitCode } = await world.run('destroy --delete-data --yes');

  expect(exitCode).toBe(0);
});

test('status shows the stacks of both regions side by side', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --only base');

  const { exitCode, out } = await world.run('status');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^ +us-east-1 \(primary\) +us-east-2 \(dr\)$/m);
  expect(out).toMatch(/^base +UPDATE_COMPLETE .* ago +UPDATE_COMPLETE .* ago$/m);
  expect(out).toMatch(/^front +not deployed +-$/m);
});

test('outputs for sam are the parameters that come from other stacks, and only those', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes');

  const { out } = await world.run('outputs --sam front');

  expect(out).toBe(
    'PrimaryQueueArn: arn:aws:sqs:us-east-1:111122223333:queue-demo\n' +
      'DrQueueArn: arn:aws:sqs:us-east-2:111122223333:queue-demo\n',
  );
});
