import { timelineOf } from '../../../../scripts/drill/report/timeline';
import { chained, type DatedBody, header, LOST_MS } from '../../../support/drill-evidence';

const decision = (atMs: number): DatedBody => ({
  atMs,
  body: {
    type: 'decision',
    region: 'dr',
    decision: 'fail-over',
    reason: 'active-lost',
    pages: false,
    signals: {},
  },
});

const operation = (epoch: number, startedAtMs: number, by = 'region-watch'): DatedBody => ({
  atMs: startedAtMs + 400,
  body: {
    type: 'operation',
    name: `failover-${epoch}`,
    kind: 'failover',
    epoch,
    region: 'dr',
    by,
    startedAtMs,
    endedAtMs: null,
    outcome: 'running',
  },
});

const told = (...bodies: readonly DatedBody[]) =>
  timelineOf(header, chained([{ atMs: 0, body: header }, ...bodies], 'none'), []).map(
    ({ atMs, what }) => [atMs, what],
  );

test('a decision comes before the operation that it started, though it was seen later', () => {
  expect(told(operation(1, LOST_MS), decision(LOST_MS + 900))).toEqual([
    [LOST_MS, 'us-east-2 decides to fail over: active-lost.'],
    [LOST_MS, 'failover-1 starts in us-east-2, by region-watch.'],
  ]);
});

test('each decision belongs to the operation that followed from it', () => {
  const times = told(
    operation(1, LOST_MS),
    decision(LOST_MS + 900),
    operation(2, LOST_MS + 60_000),
    decision(LOST_MS + 60_900),
  ).map(([atMs]) => atMs);

  expect(times).toEqual([LOST_MS, LOST_MS, LOST_MS + 60_000, LOST_MS + 60_000]);
});

test('a decision stays where it was seen when a person had started the operation', () => {
  expect(told(operation(1, LOST_MS, 'somebody'), decision(LOST_MS + 900))).toEqual([
    [LOST_MS, 'failover-1 starts in us-east-2, by somebody.'],
    [LOST_MS + 900, 'us-east-2 decides to fail over: active-lost.'],
  ]);
});

test('a promotion is told by what it came to', () => {
  const step = (atMs: number, name: 'requested' | 'writable'): DatedBody => ({
    atMs,
    body: { type: 'promotion', region: 'dr', step: name, detail: 'The old writer is fenced.' },
  });

  expect(told(step(LOST_MS, 'requested'), step(LOST_MS + 60, 'writable'))).toEqual([
    [LOST_MS, "us-east-2's database is asked to become the writer."],
    [LOST_MS + 60, 'us-east-2 can write: The old writer is fenced.'],
  ]);
});
