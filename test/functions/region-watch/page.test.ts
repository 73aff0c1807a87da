import { pagingFor } from '../../../functions/region-watch/page';
import type { Decision } from '../../../functions/shared/decision/decision';
import { arm } from '../../../functions/shared/state/arming';
import { WatchedWorld } from './support/watched-world';

const NOW_MS = 10_000_000;
const holds = (page: boolean): Decision => ({ action: 'hold', reason: 'disagreement', page });
const watches: Decision = { action: 'watch', reason: 'active-healthy' };
const calledOff = { endedAtMs: 1, outcome: 'aborted', phase: 'aborted', phasesAtMs: {} } as const;

describe('whether to page', () => {
  test.each<[string, Decision, Record<string, number>, number, string]>([
    ['a hold that pages, for the first time', holds(true), {}, NOW_MS, 'page'],
    ['a hold that does not page', holds(false), {}, NOW_MS, 'nothing'],
    ['the same a moment later', holds(true), { disagreement: NOW_MS - 899_999 }, NOW_MS, 'nothing'],
    [
      'the same a quarter of an hour later',
      holds(true),
      { disagreement: NOW_MS - 900_000 },
      NOW_MS,
      'page',
    ],
    ['another reason a moment later', holds(true), { disarmed: NOW_MS - 1 }, NOW_MS, 'page'],
    ['quiet for two minutes after a page', watches, { disarmed: 1 }, NOW_MS - 120_000, 'resolved'],
    ['quiet for less after a page', watches, { disarmed: 1 }, NOW_MS - 119_999, 'nothing'],
    ['quiet without a page before', watches, {}, 0, 'nothing'],
    [
      'a failover, which has its own',
      { action: 'fail-over', reason: 'active-lost' },
      { disarmed: 1 },
      0,
      'nothing',
    ],
  ])('%s', (_, decision, pages, sinceMs, expected) => {
    const operation = undefined;
    expect(pagingFor(decision, { pages, sinceMs, nowMs: NOW_MS, operation })).toBe(expected);
  });

  test.each([
    ['is over two minutes after its last page', 120_000, 'resolved'],
    ['is not over before that', 119_999, 'nothing'],
  ] as const)('a start that failed %s', (_, ageMs, expected) => {
    const pages = { disarmed: 1, 'resumption-not-started': NOW_MS - ageMs };
    const state = { pages, sinceMs: 0, nowMs: NOW_MS, operation: calledOff };
    expect(pagingFor(watches, state)).toBe(expected);
  });

  test('nothing is over while an operation has not ended', () => {
    const operation = { ...calledOff, endedAtMs: undefined };
    const state = { pages: { disarmed: 1 }, sinceMs: 0, nowMs: NOW_MS, operation };
    expect(pagingFor(watches, state)).toBe('nothing');
  });

  test.each([
    [
      'a failover that failed after it had asked for the promotion',
      'failed',
      { promoting: 1 },
      false,
    ],
    ['one that failed before it', 'failed', { confirmed: 1 }, true],
    ['one that is done', 'done', { promoting: 1, done: 1 }, true],
  ] as const)('whether it is over after %s: %s, %j, %s', (_, outcome, phasesAtMs, isOver) => {
    const operation = { ...calledOff, outcome, phase: outcome, phasesAtMs };
    const state = { pages: { disarmed: 1 }, sinceMs: 0, nowMs: NOW_MS, operation };
    expect(pagingFor(watches, state)).toBe(isOver ? 'resolved' : 'nothing');
  });
});

describe('pages over time', () => {
  test('come once per reason and quarter of an hour, and end with the all-clear', async () => {
    const world = new WatchedWorld();
    world.losePrimary();
    await world.minutes(20);
    world.restorePrimary();

    await world.minutes(5);

    const lostPage = '[page] us-east-1 is lost and automatic failover is disarmed';
    expect(world.subjects).toEqual([lostPage, lostPage, 'Resolved: disarmed']);
    expect((world.pages[1]?.atMs ?? 0) - (world.pages[0]?.atMs ?? 0)).toBe(900_000);
  });

  test('are sent again when the topic did not take them', async () => {
    const world = new WatchedWorld();
    world.losePrimary();
    await world.minute();
    world.fault = ({ operation }) => (operation === 'Publish' ? 'hang' : undefined);
    await world.minute();
    expect(world.pages).toEqual([]);

    world.fault = () => undefined;
    await world.minute();

    expect(world.pages).toHaveLength(1);
  });

  test('do not come for a new environment whose DNS records have not been made', async () => {
    const world = new WatchedWorld();
    world.verdict = undefined;
    world.probeStatus = 503;

    await world.minutes(10);

    expect(world.pages).toEqual([]);
    expect(new Set(world.values('DecisionHold'))).toEqual(new Set([0]));
  });

  test('say what was seen and what to type', async () => {
    const world = new WatchedWorld();
    world.losePrimary();

    await world.minutes(2);

    expect(world.pages[0]?.body).toContain('verdict of the health checkers: unhealthy');
    expect(world.pages[0]?.body).toContain('use1.payments.example.com/health/writer answers 503');
    expect(world.pages[0]?.body).toMatch(/Next:\n {2}dr-cli failover --unplanned --suffix demo$/);
  });

  test('do not come for a flapping primary, which is not failed over either', async () => {
    const world = new WatchedWorld();
    await arm(world.table, { by: 'an operator', reason: 'deployed', atMs: world.clock.nowMs() });

    for (let minute = 0; minute < 10; minute += 1) {
      world.losePrimary();
      await world.minute();
      world.restorePrimary();
      await world.minute();
    }

    expect(world.executions.size).toBe(0);
    expect(world.pages).toEqual([]);
  });
});
