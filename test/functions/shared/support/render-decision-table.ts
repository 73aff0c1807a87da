import type { Decision } from '../../../../functions/shared/decision/decision';
import type { DecisionRow } from '../../../../functions/shared/decision/decision-table';

/** The decision table as docs/failover.md has it. */
export function renderDecisionTable(rows: readonly DecisionRow[]): string {
  return [
    '| # | when | decision | because |',
    '|---|---|---|---|',
    ...rows.map(
      ({ when, decision, because }, index) =>
        `| ${index + 1} | ${renderWhen(when)} | ${renderDecision(decision)} | ${because} |`,
    ),
  ].join('\n');
}

function renderWhen(when: DecisionRow['when']): string {
  const conditions = Object.entries(when).map(
    ([name, values]) => `${name} is \`${values.join('` or `')}\``,
  );
  return conditions.length === 0 ? 'otherwise' : conditions.join(', ');
}

function renderDecision(decision: Decision): string {
  const text = `**${decision.action}**: ${decision.reason}`;
  return decision.action === 'hold' && decision.page ? `${text}, pages` : text;
}
