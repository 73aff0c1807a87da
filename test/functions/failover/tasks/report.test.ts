import { jsonItem } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { claim, EPOCH, lossSamples, putJson, rdsEvent } from '../support/operations';

/** A failover whose every step has run but the report. */
async function almostDone(kind: 'failover' | 'switchover' = 'failover') {
  const world = new FailoverWorld();
  const payload = await claim(world, { kind, acceptDataLoss: true });
  await putJson(world, 'samples', lossSamples(world));
  const steps =
    kind === 'failover' ? ['confirm', 'fence', 'verify-payment', 'latch', 'verify-traffic'] : [];
  for (const step of steps) await world.run(step, payload);
  return { world, payload };
}

const keys = (world: FailoverWorld) => [...world.own.objects.keys()].sort();

describe('report', () => {
  it('writes JSON and Markdown, tells the topic, and answers with the recovery time', async () => {
    const { world, payload } = await almostDone();

    const answer = await world.run('report', payload);

    expect(answer).toEqual({
      key: `failover-reports/${EPOCH}-failover/revision-1.md`,
      revision: 1,
      rtoMs: 130_000,
    });
    expect(keys(world)).toEqual([
      `failover-reports/${EPOCH}-failover/revision-1.json`,
      `failover-reports/${EPOCH}-failover/revision-1.md`,
    ]);
    expect(world.own.messages).toHaveLength(1);
    expect(jsonItem(world, 'reports')).toMatchObject({ epoch: EPOCH, revision: 1 });
  });

  it('changes nothing and tells nobody when it is run again', async () => {
    const { world, payload } = await almostDone();
    const first = await world.run('report', payload);
    const objects = new Map(world.own.objects);

    const second = await world.run('report', payload);

    expect(second).toEqual(first);
    expect(world.own.objects).toEqual(objects);
    expect(world.own.messages).toHaveLength(1);
  });

  it('adds a revision when Aurora says later that it could not block writes', async () => {
    const { world, payload } = await almostDone();
    await world.run('report', payload);

    await world.run('record-rds-event', { event: rdsEvent(world, 'RDS-EVENT-0391') });

    expect(keys(world)).toContain(`failover-reports/${EPOCH}-failover/revision-2.md`);
    expect(world.own.messages[1]?.subject).toMatch(/^\[page\] failover 7.*revised \(2\)/);
  });

  it('adds a line to the timeline without telling anybody', async () => {
    const { world, payload } = await almostDone();
    await world.run('report', payload);

    const answer = await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0397'),
    });

    expect(answer).toEqual({ recorded: 'new', revision: 2 });
    expect(world.own.messages).toHaveLength(1);
  });

  it('tells people after a crash that came before they were told', async () => {
    const { world, payload } = await almostDone();
    world.fateOf = ({ operation }) => (operation === 'Publish' ? 'crash-before' : undefined);
    await expect(world.run('report', payload)).rejects.toThrow('crashed');

    world.fateOf = () => undefined;
    const answer = await world.run('report', payload);

    expect(answer).toMatchObject({ revision: 1 });
    expect(world.own.messages).toHaveLength(1);
  });

  it('says that nothing was measured when DNS was not verified', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    await world.run('verify-payment', payload);

    const answer = await world.run('report', payload);

    expect(answer).toMatchObject({ rtoMs: null });
    expect(world.own.messages[0]?.subject).toMatch(/^\[page\]/);
  });

  it('reports a failover that stopped after the promotion, and says what it does not know', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world, { phases: { promoted: new Date(1).toISOString() } });
    world.global.writerArn = world.config.clusterArn;
    await world.run('latch', payload);
    const cause = JSON.stringify({
      errorMessage: 'writing the synthetic payment: status 503',
      errorType: 'NotYet',
    });
    const failure = {
      step: 'verifying payment',
      standing: 'DNS was told to follow.',
      error: JSON.stringify({ Error: 'NotYet', Cause: cause }),
    };

    const answer = await world.run('report', { state: { ...payload.state, failure } });

    expect(answer).toMatchObject({ revision: 1, rtoMs: null });
    const [told] = world.own.messages;
    expect(told?.subject).toBe('[page] failover 7 to us-east-2 NOT finished: verifying payment');
    expect(told?.message).not.toContain('takes payments');
    expect(told?.message).toMatch(
      /NotYet: writing the synthetic payment: status 503[\s\S]*us-east-2 writes, as was seen[\s\S]*no payment was written[\s\S]*latch is set[\s\S]*dr-cli resume/,
    );
  });

  it('reports a failure once, and the same when it is run again', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    const failure = { step: 'latch', error: 'a text that is no JSON' };
    const state = { ...payload.state, failure };
    await world.run('report', { state });
    const objects = new Map(world.own.objects);
    await world.clock.sleep(5_000, new AbortController().signal);

    await world.run('report', { state });

    expect(world.own.objects).toEqual(objects);
    expect(world.own.messages).toHaveLength(1);
  });

  it('keeps card numbers out of what it says of a failure', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    const failure = { step: 'x', error: '{"Error":"E","Cause":"card 4111111111111111 refused"}' };

    await world.run('report', { state: { ...payload.state, failure } });

    expect(JSON.stringify([...world.own.objects.values(), world.own.messages])).not.toContain(
      '4111111111111111',
    );
  });

  it('comes without knowing who writes, when that can not be seen', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    world.fateOf = ({ service }) => (service === 'rds' ? 'hang' : undefined);

    await world.run('report', payload);

    expect(world.own.messages[0]?.message).toContain('Which region writes could not be seen');
  });

  it('is made by the next event when the operation ended after the promotion without one', async () => {
    const world = new FailoverWorld();
    const promoted = { promoted: new Date(world.clock.nowMs() - 30_000).toISOString() };
    await claim(world, { phases: promoted, ended: true });

    const answer = await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0238'),
    });

    expect(answer).toMatchObject({ recorded: 'new', revision: 1 });
    expect(world.own.messages[0]?.subject).toMatch(/^\[page\] failover 7 to us-east-2 NOT proven/);
  });

  it.each([
    ['runs', { phases: { promoted: new Date(1).toISOString() } }],
    ['ended before the promotion', { ended: true }],
  ])('is not made by an event while the operation %s', async (_, options) => {
    const world = new FailoverWorld();
    await claim(world, options);

    const answer = await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0238'),
    });

    expect(answer).toEqual({ recorded: 'new', revision: null });
    expect(world.own.messages).toEqual([]);
  });

  it('does not overwrite the report of a newer operation', async () => {
    const { world, payload } = await almostDone();
    await world.run('report', await claim(world, { epoch: EPOCH + 1 }));

    const answer = world.run('report', payload);

    await expect(answer).rejects.toMatchObject({ name: 'TaskRefused' });
    expect(jsonItem(world, 'reports')).toMatchObject({ epoch: EPOCH + 1 });
  });

  it('is not made by an event once a newer operation was reported', async () => {
    const { world } = await almostDone();
    await world.run('report', await claim(world, { epoch: EPOCH + 1 }));
    await claim(world, { phases: { promoted: new Date(1).toISOString() }, ended: true });

    const answer = await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0238'),
    });

    expect(answer).toEqual({ recorded: 'new', revision: null });
    expect(jsonItem(world, 'reports')).toMatchObject({ epoch: EPOCH + 1, revision: 1 });
  });

  it('holds no events of an earlier operation', async () => {
    const { world, payload } = await almostDone();
    const yesterdayMs = world.clock.nowMs() - 86_400_000;
    const old = rdsEvent(world, 'RDS-EVENT-0390', { atMs: yesterdayMs });
    await world.run('record-rds-event', { event: old });

    await world.run('report', payload);

    const report = world.own.objects.get(`failover-reports/${EPOCH}-failover/revision-1.json`);
    expect(JSON.parse(report ?? '').fencing.storage).toEqual({ kind: 'not-proven' });
  });
});
