import type { Logger } from '@aws-lambda-powertools/logger';
import type { Decision } from '../decision/decision';
import type { Facts } from '../decision/facts';
import type { Sample } from '../signals/sample';
import { hasMembers, isFlag, isNumber, isObject, isText } from './guards';
import { changeJson, type JsonItem, readJson } from './json-item';
import type { StateTable } from './table';

/** The last decision, the facts it rests on, and since when it has been the same. */
export interface DecisionRecord {
  readonly action: Decision['action'];
  readonly reason: Decision['reason'];
  readonly page: boolean;
  readonly sinceMs: number;
  readonly facts: Readonly<Record<string, string>>;
}

const DECISION: JsonItem<DecisionRecord | undefined> = {
  name: 'decision',
  parse: (stored) =>
    hasMembers<DecisionRecord>(stored, {
      action: isText,
      reason: isText,
      page: isFlag,
      sinceMs: isNumber,
      facts: isObject,
    })
      ? stored
      : undefined,
};

export interface NewDecision {
  readonly decision: Decision;
  readonly facts: Facts;
  /** The newest one, for the log. */
  readonly sample: Sample;
  readonly atMs: number;
}

export async function readDecision(table: StateTable): Promise<DecisionRecord | undefined> {
  return (await readJson(table, DECISION)).value;
}

/**
 * Records and logs a decision when it differs from the last one. Overlapping invocations
 * may each decide; the record says what was decided last, and since when.
 */
export async function recordDecision(
  { table, logger }: { readonly table: StateTable; readonly logger: Pick<Logger, 'info'> },
  { decision, facts, sample, atMs }: NewDecision,
): Promise<DecisionRecord> {
  const page = decision.action === 'hold' && decision.page;
  const next: DecisionRecord = {
    action: decision.action,
    reason: decision.reason,
    page,
    sinceMs: atMs,
    facts: { ...facts },
  };
  const last = await readJson(table, DECISION);
  // A reason belongs to one action.
  if (last.value?.reason === next.reason && last.value.page === page) {
    return last.value;
  }
  logger.info('Decision', { decision, facts, sample });
  await changeJson(table, DECISION, () => next, last);
  return next;
}
