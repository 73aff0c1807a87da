import { RDS_EVENT_IDS } from '../../../../functions/failover/rds-events/event-ids';
import { jsonItem } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { awsError } from '../support/fake-region';
import { claim, rdsEvent } from '../support/operations';

const events = (world: FailoverWorld) => jsonItem(world, 'rds-events') as { eventId: string }[];

describe('record-rds-event', () => {
  it.each(RDS_EVENT_IDS)('keeps %s', async (eventId) => {
    const world = new FailoverWorld();

    const answer = await world.run('record-rds-event', { event: rdsEvent(world, eventId) });

    expect(answer).toEqual({ recorded: 'new', revision: null });
    expect(events(world)).toMatchObject([{ eventId }]);
  });

  it('keeps an event once, however often it is delivered', async () => {
    const world = new FailoverWorld();
    const event = rdsEvent(world, 'RDS-EVENT-0390');
    await world.run('record-rds-event', { event });

    const answer = await world.run('record-rds-event', { event });

    expect(answer).toMatchObject({ recorded: 'already' });
    expect(events(world)).toHaveLength(1);
  });

  it('keeps events in the order they happened in, whatever the order of delivery', async () => {
    const world = new FailoverWorld();
    const nowMs = world.clock.nowMs();
    await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0241', { atMs: nowMs + 2 }),
    });

    await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0240', { atMs: nowMs + 1 }),
    });

    expect(events(world).map(({ eventId }) => eventId)).toEqual([
      'RDS-EVENT-0240',
      'RDS-EVENT-0241',
    ]);
  });

  it('keeps events of one moment in one order, whatever the order of delivery', async () => {
    const world = new FailoverWorld();
    const atMs = world.clock.nowMs();
    for (const id of ['b', 'c', 'a']) {
      const event = rdsEvent(world, 'RDS-EVENT-0240', { id, atMs });
      await world.run('record-rds-event', { event });
    }

    expect(events(world)).toMatchObject([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  });

  it('keeps the newest hundred', async () => {
    const world = new FailoverWorld();
    const nowMs = world.clock.nowMs();
    for (let index = 0; index <= 100; index += 1) {
      const event = rdsEvent(world, 'RDS-EVENT-0183', { id: `e${index}`, atMs: nowMs + index });
      await world.run('record-rds-event', { event });
    }

    expect(events(world)).toHaveLength(100);
    expect(events(world)[0]).toMatchObject({ id: 'e1' });
  });

  it('hands the event to the peer, whose report it may belong in', async () => {
    const world = new FailoverWorld();
    const event = rdsEvent(world, 'RDS-EVENT-0390');

    await world.run('record-rds-event', { event });

    expect(world.peer.invoked).toEqual(['failover-prod:live']);
    expect(world.peer.invocations.map((payload) => JSON.parse(payload))).toEqual([
      { task: 'record-rds-event', event, forwardedBy: 'us-east-2' },
    ]);
  });

  it('does not hand back what the peer has handed over', async () => {
    const world = new FailoverWorld();
    const event = rdsEvent(world, 'RDS-EVENT-0390');

    await world.run('record-rds-event', { event, forwardedBy: 'us-east-1' });

    expect(world.peer.invocations).toEqual([]);
    expect(events(world)).toHaveLength(1);
  });

  it.each([
    ['is silent', 'hang' as const],
    ['refuses', { fail: awsError('ServiceException', 500) }],
  ])('keeps the event when the peer %s', async (_, fate) => {
    const world = new FailoverWorld();
    await claim(world);
    world.fateOf = ({ place }) => (place === 'peer' ? fate : undefined);

    const answer = await world.run('record-rds-event', {
      event: rdsEvent(world, 'RDS-EVENT-0241'),
    });

    expect(answer).toMatchObject({ recorded: 'new' });
  });

  it.each([
    ['another kind of event', { EventID: 'RDS-EVENT-0049' }],
    [
      'another cluster, be its name longer than ours',
      { Message: 'DB cluster aurora-use1-prod-2 in Region us-east-1', SourceIdentifier: 'other' },
    ],
  ])('ignores %s', async (_, detail) => {
    const world = new FailoverWorld();
    const event = rdsEvent(world, 'RDS-EVENT-0390');

    const answer = await world.run('record-rds-event', {
      event: { ...event, detail: { ...event.detail, ...detail } },
    });

    expect(answer).toEqual({ recorded: 'ignored', revision: null });
    expect(world.calls).toEqual([]);
  });

  it.each([
    ['no event', undefined],
    ['no detail', { id: 'x' }],
    ['no id', { detail: { EventID: 'RDS-EVENT-0390' } }],
  ])('refuses a payload with %s', async (_, event) => {
    const world = new FailoverWorld();

    const answer = world.run('record-rds-event', { event });

    await expect(answer).rejects.toMatchObject({ name: 'InvalidTask' });
  });
});
