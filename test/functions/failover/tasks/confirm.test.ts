import { factsOf } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH, lossSamples, put, putJson } from '../support/operations';

async function lostActiveRegion() {
  const world = new FailoverWorld();
  const payload = await claim(world);
  await put(world, 'arming', { armed: true, reason: 'deployed', by: 'test', atMs: 1 });
  await putJson(world, 'samples', lossSamples(world));
  return { world, payload };
}

describe('confirm', () => {
  it('confirms when a fresh look agrees with the recorded samples', async () => {
    const { world, payload } = await lostActiveRegion();

    const answer = await world.run('confirm', payload);

    expect(answer).toEqual({ confirmed: true, reason: 'active-lost' });
  });

  it('does not confirm when the active region answers again', async () => {
    const { world, payload } = await lostActiveRegion();
    world.answerTo = () => ({ kind: 'response', status: 200, body: '' });
    world.verdict = { kind: 'answer', values: ['healthy'] };

    const answer = await world.run('confirm', payload);

    expect(answer).toEqual({ confirmed: false, reason: 'active-healthy' });
  });

  it('does not confirm when this region is the one that is cut off', async () => {
    const { world, payload } = await lostActiveRegion();
    world.answerTo = () => ({ kind: 'failed', reason: 'timed out' });

    const answer = await world.run('confirm', payload);

    expect(answer).toMatchObject({ confirmed: false });
  });

  it('does not confirm when somebody has disarmed meanwhile', async () => {
    const { world, payload } = await lostActiveRegion();
    await put(world, 'arming', { armed: false, reason: 'maintenance', by: 'ana', atMs: 2 });

    const answer = await world.run('confirm', payload);

    expect(answer).toEqual({ confirmed: false, reason: 'disarmed' });
  });

  it.each<[string, (world: FailoverWorld) => void]>([
    ['the verdict', (world) => (world.verdict = { kind: 'failed', reason: 'no answer' })],
    [
      'the database',
      (world) => (world.fateOf = ({ service }) => (service === 'rds' ? 'hang' : undefined)),
    ],
  ])('asks for another look while %s is missing, and calls it off after a few', async (_, lose) => {
    const { world, payload } = await lostActiveRegion();
    lose(world);
    const startMs = world.clock.nowMs();

    const answers = [];
    for (let look = 0; look < 4; look += 1) {
      answers.push(await world.run('confirm', payload).catch((error) => error.name));
      await world.clock.sleep(3_000, new AbortController().signal);
    }

    expect(answers[0]).toBe('NotYet');
    expect(answers[1]).toBe('NotYet');
    expect(answers[3]).toMatchObject({ confirmed: false });
    expect(world.clock.nowMs() - startMs).toBeLessThan(60_000);
  });

  it('confirms when the answer that was missing is there at the next look', async () => {
    const { world, payload } = await lostActiveRegion();
    const { verdict } = world;
    world.verdict = { kind: 'failed', reason: 'no answer' };
    const first = world.run('confirm', payload);
    await expect(first).rejects.toMatchObject({ name: 'NotYet' });

    world.verdict = verdict;
    const second = await world.run('confirm', payload);

    expect(second).toEqual({ confirmed: true, reason: 'active-lost' });
  });

  it('calls it off at once in the home primary, to which nothing fails over by itself', async () => {
    const world = new FailoverWorld('primary');
    const payload = await claim(world);
    await putJson(world, 'samples', lossSamples(world));

    const answer = await world.run('confirm', payload);

    expect(answer).toEqual({ confirmed: false, reason: 'not-automatic' });
  });

  it('calls it off at once where a vote is healthy, though another is missing', async () => {
    const { world, payload } = await lostActiveRegion();
    world.verdict = { kind: 'failed', reason: 'no answer' };
    world.answerTo = () => ({ kind: 'response', status: 200, body: '' });

    const answer = await world.run('confirm', payload);

    expect(answer).toMatchObject({ confirmed: false });
  });

  it('takes an operator who accepts the loss at their word, without looking', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { by: 'ana', acceptDataLoss: true });

    const answer = await world.run('confirm', payload);

    expect(answer).toEqual({ confirmed: true, reason: 'operator-accepted-data-loss' });
    expect(world.requests).toEqual([]);
  });

  it('goes on with a promotion that an earlier execution has asked for', async () => {
    const { world, payload } = await lostActiveRegion();
    world.global.status = 'failing-over';

    const running = await world.run('confirm', payload);
    world.global.status = undefined;
    world.global.writerArn = world.config.clusterArn;
    const done = await world.run('confirm', payload);

    expect(running).toEqual({ confirmed: true, reason: 'promotion-is-running' });
    expect(done).toEqual({ confirmed: true, reason: 'this-region-writes-already' });
  });

  it('refuses for an operation that another has replaced', async () => {
    const { world, payload } = await lostActiveRegion();
    await claim(world, { epoch: EPOCH + 1 });

    const answer = world.run('confirm', payload);

    await expect(answer).rejects.toMatchObject({ name: 'TaskRefused' });
  });
});

describe('the loss evidence', () => {
  it('is the lag that was measured before the loss, written down once', async () => {
    const { world, payload } = await lostActiveRegion();

    await world.run('confirm', payload);
    await putJson(world, 'samples', []);
    await world.run('confirm', payload);

    const { firstBadSampleAtMs } = payload.state;
    expect(factsOf(world, EPOCH).loss).toMatchObject({ kind: 'known', lagMs: 900 });
    const loss = factsOf(world, EPOCH).loss;
    expect(loss?.kind === 'known' && loss.measuredAtMs <= firstBadSampleAtMs).toBe(true);
  });

  it('is taken over from the one that is resumed, over others that died before they began', async () => {
    const { world, payload } = await lostActiveRegion();
    await world.run('confirm', payload);
    await putJson(world, 'samples', []);

    const { state } = await claim(world, { epoch: EPOCH + 2 });
    await world.run('confirm', { state: { ...state, resumes: EPOCH } });

    expect(factsOf(world, EPOCH + 2).loss).toMatchObject({ kind: 'known', lagMs: 900 });
  });

  it.each([
    ['of another incident', { resumes: EPOCH }, 1],
    ['without resuming any', {}, 0],
  ])('is not taken over from an operation %s', async (_, resumed, laterMs) => {
    const { world, payload } = await lostActiveRegion();
    await world.run('confirm', payload);
    await putJson(world, 'samples', []);

    const { state } = await claim(world, { epoch: EPOCH + 1 });
    const firstBadSampleAtMs = state.firstBadSampleAtMs + laterMs;
    await world.run('confirm', { state: { ...state, ...resumed, firstBadSampleAtMs } });

    expect(factsOf(world, EPOCH + 1).loss).toMatchObject({ kind: 'unknown' });
  });

  it('is unknown, and not zero, without samples', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { acceptDataLoss: true, by: 'ana' });

    await world.run('confirm', payload);

    expect(factsOf(world, EPOCH).loss).toMatchObject({ kind: 'unknown' });
  });

  it('is unknown when the lag was measured only after the loss', async () => {
    const { world, payload } = await lostActiveRegion();
    const { firstBadSampleAtMs } = payload.state;
    const late = lossSamples(world).map(({ database, ...sample }) => ({
      ...sample,
      database: {
        ...database,
        lag: { kind: 'known', lagMs: 0, ageMs: sample.atMs - firstBadSampleAtMs - 1_000 },
      },
    }));
    await putJson(world, 'samples', late.slice(6));

    await world.run('confirm', payload);

    expect(factsOf(world, EPOCH).loss).toMatchObject({ kind: 'unknown' });
  });
});
