import type { Decision } from './decision';
import { type DecisionRow, decisionTable } from './decision-table';
import { type DecisionInput, type Facts, factsOf } from './facts';

/** A decision and the facts it rests on. */
export interface Verdict {
  readonly decision: Decision;
  readonly facts: Facts;
}

/** What to do about the other region. Depends on its input and nothing else. */
export function decide(input: DecisionInput): Verdict {
  const facts = factsOf(input);
  return { decision: decisionFor(facts), facts };
}

/** The decision of the first row that applies. */
export function decisionFor(facts: Facts): Decision {
  const row = decisionTable.find((each) => applies(each, facts));
  if (row === undefined) {
    throw new Error('the decision table has no last row that always applies');
  }
  return row.decision;
}

function applies({ when }: DecisionRow, facts: Facts): boolean {
  const actual: Readonly<Record<string, string>> = { ...facts };
  return Object.entries(when).every(([name, values]) =>
    values.some((value) => value === actual[name]),
  );
}
