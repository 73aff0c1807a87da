import { factsOf, jsonItem } from '../support/facts';
import { FailoverWorld } from '../support/failover-world';
import { awsError } from '../support/fake-region';
import { claim, EPOCH, rdsEvent } from '../support/operations';

const SOURCE = 'rds:unplanned-global-failover-aurora-use1-prod-2026-01-05-11-00';
const COPY = 'lost-writes-aurora-use1-prod-2026-01-05-11-00';

/** The old primary is back, with its snapshot. */
async function returned(status = 'available') {
  const world = new FailoverWorld();
  const payload = await claim(world);
  world.peer.snapshots.push({ id: SOURCE, status, takenAtMs: world.clock.nowMs() });
  return { world, payload };
}

const ids = (region: { snapshots: { id: string }[] }) => region.snapshots.map(({ id }) => id);

describe('copy-lost-writes-snapshot', () => {
  it("copies the old primary's snapshot from the region that took over", async () => {
    const { world } = await returned();

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toEqual({ copies: [COPY], revision: null });
    expect(ids(world.peer)).toEqual([SOURCE, COPY]);
    expect(factsOf(world, EPOCH).snapshot).toEqual({
      region: 'us-east-1',
      sourceId: SOURCE,
      copyId: COPY,
      copyStatus: 'copying',
    });
  });

  it('copies it once, and then says how far the copy is', async () => {
    const { world } = await returned();
    await world.run('copy-lost-writes-snapshot');
    const copy = world.peer.snapshots.find(({ id }) => id === COPY);
    if (copy) copy.status = 'available';

    await world.run('copy-lost-writes-snapshot');

    expect(ids(world.peer)).toEqual([SOURCE, COPY]);
    expect(factsOf(world, EPOCH).snapshot).toMatchObject({ copyStatus: 'available' });
  });

  it('looks after its own snapshots without any operation, as the old primary', async () => {
    const world = new FailoverWorld('primary');
    world.own.snapshots.push({ id: SOURCE, status: 'available', takenAtMs: 1 });

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toEqual({ copies: [COPY], revision: null });
    expect(world.calls.filter(({ place }) => place === 'peer')).toEqual([]);
  });

  it('takes it for copied when the other region was faster', async () => {
    const { world } = await returned();
    world.fateOf = ({ operation }) =>
      operation === 'CopyDBClusterSnapshot'
        ? { fail: awsError('DBClusterSnapshotAlreadyExistsFault', 400) }
        : undefined;

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toMatchObject({ copies: [COPY] });
  });

  it('waits for a snapshot that Aurora is still taking', async () => {
    const { world } = await returned('creating');

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toEqual({ copies: [], revision: null });
    expect(world.calls).not.toContainEqual(
      expect.objectContaining({ operation: 'CopyDBClusterSnapshot' }),
    );
  });

  it('waits, too, when RDS says only in answer to the copy that it is not available', async () => {
    const { world } = await returned();
    world.fateOf = ({ operation }) =>
      operation === 'CopyDBClusterSnapshot'
        ? { fail: awsError('InvalidDBClusterSnapshotStateFault', 400) }
        : undefined;

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toEqual({ copies: [], revision: null });
  });

  it('takes one for this incident’s that carries the moment of the failure', async () => {
    const world = new FailoverWorld();
    await claim(world);
    const takenAtMs = world.clock.nowMs() - 30 * 60_000;
    world.peer.snapshots.push({ id: SOURCE, status: 'available', takenAtMs });

    await world.run('copy-lost-writes-snapshot');

    expect(factsOf(world, EPOCH).snapshot).toMatchObject({ copyId: COPY });
  });

  it('does not take the snapshot of an earlier incident for this one', async () => {
    const world = new FailoverWorld();
    await claim(world);
    const takenAtMs = world.clock.nowMs() - 86_400_000;
    world.peer.snapshots.push({ id: SOURCE, status: 'available', takenAtMs });

    await world.run('copy-lost-writes-snapshot');

    expect(ids(world.peer)).toContain(COPY);
    expect(factsOf(world, EPOCH).snapshot).toBeUndefined();
  });

  it('leaves other snapshots alone', async () => {
    const world = new FailoverWorld();
    world.own.snapshots.push({
      id: 'rds:aurora-use2-prod-2026',
      status: 'available',
      takenAtMs: 1,
    });

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toEqual({ copies: [], revision: null });
  });

  it.each([
    ['is silent', 'hang' as const],
    ['refuses', { fail: awsError('ServiceUnavailable', 503) }],
  ])('is no failure while the lost region %s', async (_, fate) => {
    const { world } = await returned();
    world.fateOf = ({ place }) => (place === 'peer' ? fate : undefined);

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toEqual({ copies: [], revision: null });
    expect(world.warnings).toHaveLength(1);
  });

  it('names the copy in a revised report', async () => {
    const { world, payload } = await returned();
    await world.run('report', payload);

    const answer = await world.run('copy-lost-writes-snapshot');

    expect(answer).toMatchObject({ revision: 2 });
    expect(jsonItem(world, 'reports')).toMatchObject({ revision: 2 });
    expect(world.own.messages[1]?.message).toContain(COPY);
  });

  it('is done at once when RDS says that the old primary is back', async () => {
    const { world } = await returned();

    await world.run('record-rds-event', { event: rdsEvent(world, 'RDS-EVENT-0240') });

    expect(ids(world.peer)).toContain(COPY);
  });
});
