import type { Style } from '../../dr-cli/render/style';
import { measuredLoss } from '../checks/loss-within-objective';
import { disturbedAtMs, recoveryTime } from '../checks/outages';
import type { DrillResult } from '../run-drill';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** What a drill has come to, for people. */
export function resultText({ history, checks, isPassed }: DrillResult, style: Style): string {
  const { overallMs, unrecovered } = recoveryTime(history.payments, disturbedAtMs(history));
  const { lost, spanMs, amounts } = measuredLoss(history);
  const money = [...amounts].map(([currency, minor]) => `${(minor / 100).toFixed(2)} ${currency}`);
  const targets = history.targets;
  const meaning =
    overallMs === 0 && unrecovered.length === 0
      ? 'no request of any client failed'
      : 'from the first request that failed to the last client that paid again';
  const marks = {
    passed: style.green('✓'),
    failed: style.red('✗'),
    'not-applicable': style.dim('–'),
  };
  return [
    '',
    ...checks.flatMap(({ promise, verdict, findings }) => [
      `  ${marks[verdict]} ${promise}${verdict === 'not-applicable' ? ' Not judged:' : ''}`,
      ...(verdict === 'passed' ? [] : findings.slice(0, 5).map((finding) => `      ${finding}`)),
      ...(verdict !== 'passed' && findings.length > 5
        ? [`      and ${findings.length - 5} more, in the report`]
        : []),
    ]),
    '',
    `  RTO  ${unrecovered.length > 0 ? 'not reached' : seconds(overallMs)}, target ${seconds(targets.rtoMs)}: ${meaning}`,
    `  RPO  ${(spanMs / 1000).toFixed(3)} s, target ${seconds(targets.rpoMs)}: ${lost.length} acknowledged payments lost${money.length > 0 ? `, ${money.join(' and ')}` : ''}`,
    '',
    isPassed ? style.green('passed') : style.red('failed'),
    '',
  ].join('\n');
}
