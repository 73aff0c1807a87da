import { sentencesOf } from '../../../functions/failover/report/sentences';
import { assertNever } from '../../engine/errors';
import type { OperationEnd, OperationEvent } from '../../engine/operation/events';
import type { Style } from './style';
import { columns, durationText, lines, timeText } from './text';

/** An event as lines for people. */
export function operationEventText(
  event: OperationEvent,
  { startedAtMs, style }: { readonly startedAtMs: number; readonly style: Style },
): string {
  switch (event.type) {
    case 'nothing_to_do':
      return `nothing to do: ${event.reason}\n`;
    case 'operation_started': {
      const { name, region, outcome, by } = event;
      const at = timeText(event.startedAtMs);
      return outcome === 'started'
        ? `${style.bold(name)} started in ${region} at ${at}\n`
        : `${style.bold(name)} runs in ${region} since ${at}, started by ${by}; following it\n`;
    }
    case 'phase': {
      const elapsed = durationText(Math.max(0, event.reachedAtMs - startedAtMs));
      return `  ${elapsed.padStart(7)}  ${event.phase}\n`;
    }
    case 'unseen':
      return `  can't be seen at the moment, and goes on: ${event.reason}\n`;
    case 'operation_ended':
      return endText(event, style);
    // Shown before it is asked for, with its own layout.
    case 'what_if':
      return '';
    default:
      return assertNever(event);
  }
}

/** The failure of an operation is told by the error that follows. */
function endText({ name, result, elapsedMs, report }: OperationEnd, style: Style): string {
  if (result !== 'done') {
    return '';
  }
  const done = `${style.green(`${name} is done`)} after ${durationText(elapsedMs)}`;
  if (report?.kind !== 'known') {
    return lines(done, report === undefined ? [] : [`report  can't be read: ${report.reason}`]);
  }
  const { recoveryTime, expectedLoss, dns } = sentencesOf(report.value.report);
  return lines(
    done,
    columns([
      ['recovery time', recoveryTime],
      ['expected loss', expectedLoss],
      ['DNS', dns],
      ['report', `${report.value.location}.md`],
    ]),
  );
}
