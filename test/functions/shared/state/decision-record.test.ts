import type { Logger } from '@aws-lambda-powertools/logger';
import { decide } from '../../../../functions/shared/decision/decide';
import type { Decision } from '../../../../functions/shared/decision/decision';
import { readDecision, recordDecision } from '../../../../functions/shared/state/decision-record';
import { putItem, type StateTable } from '../../../../functions/shared/state/table';
import { memoryTable } from '../../support/memory-dynamodb';
import { decisionInput } from '../support/samples';

const HEALTHY: Decision = { action: 'watch', reason: 'active-healthy' };
const CUT_OFF: Decision = { action: 'hold', reason: 'self-unhealthy', page: false };
const input = decisionInput([{}]);
const { facts } = decide(input);
const [sample] = input.samples;

/** What is recorded of decisions that are a second apart, and how often one was logged. */
async function recorded(table: StateTable, ...decisions: readonly Decision[]) {
  if (sample === undefined) {
    throw new Error('there is no sample');
  }
  const logged: string[] = [];
  const logger: Pick<Logger, 'info'> = {
    info: (message) => {
      logged.push(String(message));
    },
  };
  for (const [index, decision] of decisions.entries()) {
    const decided = { decision, facts, sample, atMs: 1_000 * (index + 1) };
    await recordDecision({ table, logger }, decided);
  }
  return { record: await readDecision(table), logged };
}

describe('the record of a decision', () => {
  test('says since when it has been the same, and is logged once', async () => {
    const { record, logged } = await recorded(memoryTable().table, HEALTHY, HEALTHY, HEALTHY);

    expect(record).toEqual({ ...HEALTHY, page: false, sinceMs: 1_000, facts });
    expect(logged).toEqual(['Decision']);
  });

  test('is another one when the reason changes, or whether it is paged for', async () => {
    const { table } = memoryTable();

    const another = await recorded(table, HEALTHY, CUT_OFF);
    const paged = await recorded(table, CUT_OFF, CUT_OFF, { ...CUT_OFF, page: true });

    expect(another.record).toMatchObject({ reason: 'self-unhealthy', page: false, sinceMs: 2_000 });
    expect(paged.record).toMatchObject({ page: true, sinceMs: 3_000 });
  });

  test.each([
    ['an action that is no text', { action: 1 }],
    ['a reason that is no text', { reason: null }],
    ['a page that is neither yes nor no', { page: 'no' }],
    ['a beginning that is no number', { sinceMs: 'yesterday' }],
    ['facts that are a list', { facts: [] }],
  ])('is none with %s', async (_, odd) => {
    const { table } = memoryTable();
    const record = { ...HEALTHY, page: false, sinceMs: 1_000, facts, ...odd };
    await putItem(table, 'decision', { json: JSON.stringify(record), revision: 1 });

    expect(await readDecision(table)).toBeUndefined();
  });
});
