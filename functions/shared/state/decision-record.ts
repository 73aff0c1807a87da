import type { Decision } from '../decision/decision';
import type { Facts } from '../decision/facts';
import { isObject } from './guards';
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
  parse: (stored) => (isDecisionRecord(stored) ? stored : undefined),
};

export async function readDecision(table: StateTable): Promise<DecisionRecord | undefined> {
  return (await readJson(table, DECISION)).value;
}

/**
 * Records a decision when it differs from the last one. Overlapping invocations
 * may each decide; the record says what was decided last, and since when.
 */
export async function recordDecision(
  table: StateTable,
  { decision, facts, atMs }: { decision: Decision; facts: Facts; atMs: number },
): Promise<{ readonly record: DecisionRecord; readonly changed: boolean }> {
  const page = decision.action === 'hold' && decision.page;
  const next: DecisionRecord = {
    action: decision.action,
    reason: decision.reason,
    page,
    sinceMs: atMs,
    facts: { ...facts },
  };
  const { value } = await changeJson(table, DECISION, (last) =>
    last !== undefined &&
    last.action === next.action &&
    last.reason === next.reason &&
    last.page === next.page
      ? last
      : next,
  );
  return { record: value ?? next, changed: value === next };
}

function isDecisionRecord(value: unknown): value is DecisionRecord {
  return (
    isObject(value) &&
    typeof value.action === 'string' &&
    typeof value.reason === 'string' &&
    typeof value.page === 'boolean' &&
    typeof value.sinceMs === 'number' &&
    isObject(value.facts)
  );
}
