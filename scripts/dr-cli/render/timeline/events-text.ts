import type { StackEvent } from '../../../engine/ports';
import type { Deployment } from '../../../engine/timeline/deployment';
import { deployedBy } from '../gantt/marks';
import { columns, durationText, lines, timeText } from '../text';

/** Events of a deployment, a block per stack in the order in which they began. */
export function eventsText(deployment: Deployment): string {
  const { startedMs, endedMs, parts } = deployment;
  const head = `${deployedBy(deployment)}, ${timeText(startedMs)}, ${durationText(endedMs - startedMs)}`;
  const blocks = parts.map(({ step, operation }) => {
    const { kind, outcome, events } = operation;
    const took = durationText(operation.endedMs - operation.startedMs);
    return lines(
      `${step}: ${kind} ${outcome} after ${took}`,
      columns(events.map((event) => cells(event, startedMs))).map((line) => `  ${line}`),
    );
  });
  return [lines(head), ...blocks].join('\n');
}

function cells(event: StackEvent, startedMs: number): string[] {
  const { timestampMs, status, logicalId, resourceType, reason } = event;
  return [
    `+${durationText(timestampMs - startedMs)}`,
    status,
    logicalId,
    [resourceType, reason?.replace(/\s+/g, ' ')].filter(Boolean).join('  '),
  ];
}
