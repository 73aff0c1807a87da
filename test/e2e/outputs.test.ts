import { localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

test('outputs become variables whose names no environment changes', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --only base');

  const { exitCode, out } = await world.run('outputs --env --region us-east-2');

  expect(exitCode).toBe(0);
  expect(out).toBe(
    "export BASE_DR_ARTIFACTBUCKETNAME='artifacts-111122223333-use2-demo'\n" +
      "export BASE_DR_TOPICARN='arn:aws:sns:us-east-2:111122223333:topic-demo'\n",
  );
});

test.each(['--json', '--sam regional-dr'])('--env goes with no %s', async (other) => {
  const { exitCode, err } = await localWorld(smallProduct()).run(`outputs --env ${other}`);

  expect(exitCode).toBe(4);
  expect(err).toContain("option '--env' cannot be used with option");
});
