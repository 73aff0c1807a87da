import { lastDeployment } from '../../../../scripts/engine/timeline/deployment';
import type { StackOperation } from '../../../../scripts/engine/timeline/operations';

const base = { stack: 'base', role: 'primary' } as const;
const regionalDr = { stack: 'regional', role: 'dr' } as const;
const MINUTE_MS = 60_000;

function operation(token: string | undefined, startedMs: number, endedMs: number): StackOperation {
  return { kind: 'update', token, startedMs, endedMs, outcome: 'succeeded', events: [] };
}

const steps = ['base@primary', 'regional@dr', 'replication@dr'];
const run = (id: string, step: string) => `20260105T0900${id}-0a1b2c-${step}-execute`;

test('operations of one run belong together, and carry the names of its steps', () => {
  const deployment = lastDeployment(
    [
      { location: base, operations: [operation(run('01', 'base-primary'), 100, 200)] },
      {
        location: regionalDr,
        operations: [
          operation(run('01', 'replication-dr'), 400, 500),
          operation(run('01', 'regional-dr'), 250, 300),
          operation(run('00', 'regional-dr'), 10, 20),
        ],
      },
    ],
    steps,
  );

  expect(deployment?.runId).toBe('20260105T090001-0a1b2c');
  expect(deployment?.parts.map(({ step }) => step)).toEqual([
    'base@primary',
    'regional@dr',
    'replication@dr',
  ]);
  expect([deployment?.startedMs, deployment?.endedMs]).toEqual([100, 500]);
});

test('what nobody’s run joins is joined by short pauses', () => {
  const deployment = lastDeployment(
    [
      { location: base, operations: [operation(undefined, 0, 10 * MINUTE_MS)] },
      {
        location: regionalDr,
        operations: [
          operation('console', 200 * MINUTE_MS, 210 * MINUTE_MS),
          operation(undefined, 170 * MINUTE_MS, 180 * MINUTE_MS),
          operation(undefined, 100 * MINUTE_MS, 120 * MINUTE_MS),
        ],
      },
    ],
    steps,
  );

  expect(deployment?.runId).toBeUndefined();
  expect(deployment?.parts.map(({ operation: { startedMs } }) => startedMs / MINUTE_MS)).toEqual([
    170, 200,
  ]);
});

test('nothing that was ever done is no deployment', () => {
  expect(lastDeployment([{ location: base, operations: [] }], steps)).toBeUndefined();
});
