import {
  endDeadOperation,
  hasBegunPromotion,
  readOperation,
} from '../../../../functions/shared/state/operation';
import type { Item } from '../../../../scripts/local-cloud/services/dynamodb/attribute-value';
import { memoryTable } from '../../support/memory-dynamodb';
import { operation } from '../support/samples';

const ARN = 'arn:aws:states:us-east-2:111122223333:execution:failover-demo:failover-3';
const AT = { S: '2026-01-05T09:00:00.000Z' };
const AT_MS = Date.UTC(2026, 0, 5, 9);

/** As the state machines write it. */
const running: Item = {
  item: { S: 'operation' },
  epoch: { N: '3' },
  kind: { S: 'failover' },
  phase: { S: 'promoting' },
  phases: { M: { claimed: AT, promoting: AT } },
  executionArn: { S: ARN },
  startedAt: AT,
  updatedAt: AT,
  by: { S: 'region-watch' },
  evidence: { S: '{}' },
  firstBadSampleAtMs: { N: '17' },
};

function tableWith(item: Item) {
  const { table, items } = memoryTable();
  items.set('operation', item);
  return table;
}

const end = { outcome: 'failed', reason: 'it died', resume: 'by-itself', atMs: AT_MS } as const;

describe('the operation', () => {
  test('is read as the state machines write it', async () => {
    expect(await readOperation(tableWith(running))).toEqual({
      epoch: 3,
      kind: 'failover',
      phase: 'promoting',
      executionArn: ARN,
      startedAtMs: AT_MS,
      updatedAtMs: AT_MS,
      endedAtMs: undefined,
      outcome: undefined,
      reason: undefined,
      phasesAtMs: { claimed: AT_MS, promoting: AT_MS },
      by: 'region-watch',
      evidence: '{}',
      firstBadSampleAtMs: 17,
      resumable: false,
    });
  });

  test.each([
    ['phase', { phase: { S: 'dancing' } }, 'attribute "phase" is not a known phase'],
    ['kind', { kind: { S: 'holiday' } }, 'attribute "kind" is not a known kind'],
    ['epoch', { epoch: { S: '3' } }, 'attribute "epoch" is not a number'],
    ['startedAt', { startedAt: { S: 'soon' } }, 'attribute "startedAt" is not a time'],
    ['outcome', { outcome: { S: 'maybe' } }, 'attribute "outcome" is not a known outcome'],
  ])('is refused with a wrong %s rather than guessed', async (_, wrong, message) => {
    await expect(readOperation(tableWith({ ...running, ...wrong }))).rejects.toThrow(message);
  });

  test('that is dead is ended', async () => {
    const table = tableWith(running);

    const outcome = await endDeadOperation(table, { executionArn: ARN, epoch: 3 }, end);

    expect(outcome).toBe('written');
    expect(await readOperation(table)).toMatchObject({
      phase: 'failed',
      outcome: 'failed',
      endedAtMs: AT_MS,
      resumable: true,
      phasesAtMs: { promoting: AT_MS },
    });
  });

  test('is not ended for another execution, or a second time', async () => {
    const table = tableWith(running);

    const other = await endDeadOperation(table, { executionArn: 'another', epoch: 3 }, end);
    await endDeadOperation(table, { executionArn: ARN, epoch: 3 }, end);
    const again = await endDeadOperation(table, { executionArn: ARN, epoch: 3 }, end);

    expect([other, again]).toEqual(['refused', 'refused']);
  });

  test('is not resumable because the one before it was', async () => {
    const item = { ...running, resumableEpoch: { N: '2' } };

    expect(await readOperation(tableWith(item))).toMatchObject({ resumable: false });
  });

  test.each([
    ['claimed', {}, false],
    ['confirmed', {}, false],
    ['promoting', {}, true],
    ['serving', {}, true],
    ['failed', {}, false],
    ['failed', { promoting: AT_MS }, true],
  ] as const)('in phase %s with %j has begun the promotion: %s', (phase, phasesAtMs, begun) => {
    expect(hasBegunPromotion({ ...operation, phase, phasesAtMs })).toBe(begun);
  });
});
