import type { Arming } from '../../../../functions/shared/state/arming-model';
import { known, unknown } from '../../../../scripts/engine/operation/observed';
import { judge } from '../../../../scripts/engine/operation/preconditions';
import type { RegionViews } from '../../../../scripts/engine/operation/region-view';
import type { OperationRequest } from '../../../../scripts/engine/operation/request';
import {
  healthyViews,
  NOW_MS,
  operation,
  sample,
  seen,
  viewsOfWritingDr,
  viewsWithoutPrimary,
  withRegion,
} from '../../../support/region-views';

const planned: OperationRequest = { kind: 'planned', goal: 'dr' };
const unplanned: OperationRequest = { kind: 'unplanned', goal: 'dr', acceptDataLoss: false };
const accepting: OperationRequest = { ...unplanned, acceptDataLoss: true };

const verdictOn = (request: OperationRequest, views: RegionViews) => judge(request, views, NOW_MS);

function withResync(views: RegionViews, role: 'primary' | 'dr'): RegionViews {
  const { database } = views[role];
  return database.kind === 'known'
    ? withRegion(views, role, { database: { ...database, synchronization: 'pending-resync' } })
    : views;
}

describe('a planned switchover', () => {
  test('is possible between regions in sync, and loses nothing', () => {
    const verdict = verdictOn(planned, healthyViews());

    expect(verdict).toEqual({ kind: 'possible', warnings: [], loss: { kind: 'none' } });
  });

  test.each<[string, (views: RegionViews) => RegionViews, RegExp]>([
    ['the other region does not answer', () => viewsWithoutPrimary(), /^the state of us-east-1/],
    [
      'the target is rebuilt',
      (views) => withSynchronization(views, 'pending-resync'),
      /replication to us-east-2 is pending-resync/,
    ],
    [
      'the target is too far behind',
      (views) => withLag(views, 60_000),
      /the replication lag is 60000 ms/,
    ],
  ])('is refused when %s, with the unplanned one as a way out', (_, change, reason) => {
    const verdict = verdictOn(planned, change(healthyViews()));

    expect(verdict).toMatchObject({ kind: 'refused', reason: expect.stringMatching(reason) });
  });
});

describe('an unplanned failover', () => {
  test('is possible when the other region is lost, and says what is lost with it', () => {
    const verdict = verdictOn(unplanned, viewsWithoutPrimary());

    // Measured 20 s before the last healthy sample, which was taken 10 s before the loss.
    expect(verdict).toMatchObject({
      kind: 'possible',
      loss: { kind: 'within-rpo', lagMs: 800, ageMs: 30_000 },
    });
  });

  test('warns that the other region looks healthy', () => {
    const verdict = verdictOn(accepting, healthyViews());

    expect(verdict).toMatchObject({
      kind: 'possible',
      warnings: ['us-east-1 looks healthy: us-east-2 sees it take payments'],
    });
  });

  test('warns when the watcher is silent and the other region’s endpoints answer', () => {
    const views = withRegion(healthyViews(), 'dr', {
      samples: known([sample('lost', { agoMs: 600_000 })]),
    });

    const verdict = verdictOn(accepting, views);

    expect(verdict).toMatchObject({
      kind: 'possible',
      warnings: [expect.stringMatching(/600 s old/)],
    });
  });

  const disarmed = (views: RegionViews) => withRegion(views, 'dr', { arming: known(undefined) });

  test.each<[string, (views: RegionViews) => RegionViews, string]>([
    ['the lag is unknown', withoutLag, 'DR_LOSS_UNKNOWN'],
    ['the lag is above the RPO', (views) => withLag(views, 300_001), 'DR_LOSS_EXCEEDS_RPO'],
    ['the region is disarmed', disarmed, 'DR_DISARMED'],
  ])('needs the loss accepted when %s', (_, change, code) => {
    const views = change(viewsWithoutPrimary());

    const verdict = verdictOn(unplanned, views);
    const accepted = verdictOn(accepting, views);

    expect(verdict).toMatchObject({ kind: 'refused', code });
    expect(verdict).toHaveProperty(
      'next',
      expect.arrayContaining([['failover', '--unplanned', '--accept-data-loss']]),
    );
    expect(accepted.kind).toBe('possible');
  });

  test.each<[string, Arming | undefined, string]>([
    [
      'who disarmed the region and why',
      {
        armed: false,
        disarmedUntilMs: undefined,
        reason: 'database upgrade',
        by: 'ana',
        atMs: 1,
      },
      'was disarmed by ana ("database upgrade")',
    ],
    ['that the region was never armed', undefined, 'was never armed'],
  ])('says %s', (_, arming, said) => {
    const views = withRegion(viewsWithoutPrimary(), 'dr', { arming: known(arming) });

    expect(verdictOn(unplanned, views)).toMatchObject({ reason: expect.stringContaining(said) });
  });

  test('back to the home primary is a person’s decision alone', () => {
    const back: OperationRequest = { kind: 'unplanned', goal: 'primary', acceptDataLoss: false };

    const verdict = verdictOn(back, viewsOfWritingDr());

    expect(verdict).toMatchObject({ kind: 'refused', code: 'DR_NEEDS_ACCEPTANCE' });
  });

  test('to a standby that is being rebuilt says so while the region that writes answers', () => {
    const back: OperationRequest = { kind: 'unplanned', goal: 'primary', acceptDataLoss: true };

    const warned = expect.arrayContaining([
      expect.stringMatching(/^us-east-1 is being rebuilt from us-east-2/),
    ]);
    const rebuilt = withResync(viewsOfWritingDr(), 'primary');
    expect(verdictOn(back, rebuilt)).toMatchObject({ warnings: warned });
    expect(verdictOn(back, viewsOfWritingDr())).not.toMatchObject({ warnings: warned });
  });

  test('back to the home primary is not offered while the region that writes answers', () => {
    const back: OperationRequest = { kind: 'planned', goal: 'primary' };

    expect(verdictOn(back, withResync(viewsOfWritingDr(), 'dr'))).toMatchObject({
      code: 'DR_NOT_IN_SYNC',
      next: [['status', '--watch']],
    });
  });

  test('back to the home primary warns that commits may wait there for a standby', () => {
    const back: OperationRequest = { kind: 'unplanned', goal: 'primary', acceptDataLoss: true };

    const verdict = verdictOn(back, viewsOfWritingDr());

    expect(verdict).toMatchObject({
      kind: 'possible',
      warnings: expect.arrayContaining([
        expect.stringMatching(/^payments in us-east-1 may wait .*rds\.global_db_rpo is reset/),
      ]),
    });
    expect(JSON.stringify(verdictOn(accepting, viewsWithoutPrimary()))).not.toContain(
      'global_db_rpo',
    );
  });

  test('is refused while the target’s cluster is not available, whatever is accepted', () => {
    const views = viewsWithoutPrimary();
    const { database } = views.dr;
    const unavailable =
      database.kind === 'known' ? { ...database, thisMemberAvailable: false } : database;

    const verdict = verdictOn(accepting, withRegion(views, 'dr', { database: unavailable }));

    expect(verdict).toMatchObject({ kind: 'refused', code: 'DR_TARGET_NOT_AVAILABLE' });
  });

  test('is refused when the target’s own state can’t be read', () => {
    const views = withRegion(viewsWithoutPrimary(), 'dr', { operation: unknown('throttled') });

    const verdict = verdictOn(accepting, views);

    expect(verdict).toMatchObject({ kind: 'refused', code: 'DR_STATE_UNKNOWN' });
  });
});

describe('what runs or ran already', () => {
  test.each([planned, unplanned, accepting])(
    'the goal is reached: nothing to do ($kind)',
    (request) => {
      expect(verdictOn(request, viewsOfWritingDr())).toEqual({ kind: 'already-so' });
    },
  );

  test('a running operation of the same kind is followed', () => {
    const views = withRegion(viewsWithoutPrimary(), 'dr', { operation: seen(operation()) });

    expect(verdictOn(unplanned, views)).toMatchObject({ kind: 'runs-already', role: 'dr' });
  });

  test('one of the other kind, or in the other region, is not overtaken', () => {
    const inDr = withRegion(healthyViews(), 'dr', { operation: seen(operation()) });
    const inPrimary = withRegion(healthyViews(), 'primary', {
      operation: seen(operation({ kind: 'switchover' })),
    });

    expect(verdictOn(planned, inDr)).toMatchObject({ code: 'DR_OPERATION_RUNNING' });
    expect(verdictOn(accepting, inPrimary)).toMatchObject({
      code: 'DR_OPERATION_RUNNING',
      reason: expect.stringMatching(/switchover-3 runs in us-east-1.*stop-execution/),
    });
  });

  test('one that runs while nothing is known of its execution counts as running', () => {
    const views = withRegion(viewsWithoutPrimary(), 'dr', {
      operation: known({ operation: operation(), execution: unknown('no answer') }),
    });

    expect(verdictOn(accepting, views).kind).toBe('runs-already');
  });

  test('one whose execution is dead has to be resumed', () => {
    const views = withRegion(viewsWithoutPrimary(), 'dr', {
      operation: seen(operation(), 'TIMED_OUT'),
    });

    expect(verdictOn(accepting, views)).toMatchObject({
      code: 'DR_OPERATION_DIED',
      next: [['resume']],
    });
  });

  test('one that has ended stands in nobody’s way', () => {
    const ended = operation({ phase: 'done', outcome: 'done', endedAtMs: NOW_MS - 1 });
    const views = withRegion(viewsWithoutPrimary(), 'dr', { operation: seen(ended) });

    expect(verdictOn(unplanned, views).kind).toBe('possible');
  });
});

function withLag(views: RegionViews, lagMs: number): RegionViews {
  return changeLag(views, { kind: 'known', lagMs, ageMs: 20_000 });
}

function withoutLag(views: RegionViews): RegionViews {
  return changeLag(views, { kind: 'unknown', detail: 'no data point' });
}

function changeLag(
  views: RegionViews,
  lag: Extract<RegionViews['dr']['database'], { kind: 'known' }>['lag'],
): RegionViews {
  const { database, samples } = views.dr;
  return withRegion(views, 'dr', {
    database: database.kind === 'known' ? { ...database, lag } : database,
    samples:
      samples.kind === 'known'
        ? known(
            samples.value.map((each) => ({
              ...each,
              database: each.database.kind === 'known' ? { ...each.database, lag } : each.database,
            })),
          )
        : samples,
  });
}

function withSynchronization(
  views: RegionViews,
  synchronization: 'connected' | 'pending-resync',
): RegionViews {
  const { database } = views.primary;
  return withRegion(views, 'primary', {
    database: database.kind === 'known' ? { ...database, synchronization } : database,
  });
}
