import type { Attempt, Outcome, Violation } from './history';
import type { RunResult } from './run-seed';

const MAX_SHOWN = 5;

/** What was broken and how to see it again. */
export function describeFailure({ seed, violations, attempts }: RunResult): string {
  const shown = violations.slice(0, MAX_SHOWN);
  return [
    `seed ${seed}: ${violations.length} broken`,
    ...shown.flatMap((violation) => describeViolation(violation, attempts)),
    ...(violations.length > shown.length ? [`  and ${violations.length - shown.length} more`] : []),
    `  again: npm run chaos:payments -- --runs 1 --seed ${seed}`,
    '',
  ].join('\n');
}

function describeViolation(
  { promise, detail, key }: Violation,
  attempts: readonly Attempt[],
): readonly string[] {
  const tries = attempts.filter(({ intent }) => intent.key === key);
  return [
    `  broken: ${promise}`,
    ...detail.split('\n').map((line) => `    ${line}`),
    ...tries.map(({ asked, outcome }) => `    ${key} ${asked}: ${describeOutcome(outcome)}`),
  ];
}

function describeOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'taken':
      return `201 ${outcome.body}`;
    case 'problem':
      return `${outcome.status} ${outcome.problem}`;
    case 'lost':
      return `no answer (${outcome.reason})`;
  }
}

/** How much happened in all runs, so that nobody takes an idle run for a good one. */
export function summarize(results: readonly RunResult[]): string {
  const outcomes = new Map<string, number>();
  for (const { outcome } of results.flatMap(({ attempts }) => attempts)) {
    const name = outcome.kind === 'problem' ? `${outcome.status} ${outcome.problem}` : outcome.kind;
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  }
  const counts = [...outcomes].sort(([, a], [, b]) => b - a);
  const payments = results.reduce((sum, { stored }) => sum + stored.length, 0);
  return [
    `${results.length} runs, ${payments} payments`,
    ...counts.map(([name, count]) => `  ${String(count).padStart(7)} × ${name}`),
    '',
  ].join('\n');
}
