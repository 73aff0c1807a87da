import type { Operation, OperationPhase } from '../../../functions/shared/state/operation';
import type { ActiveRegionHealth } from '../../engine/operation/outlook';
import { agoText } from './durations';
import { lines, timeText } from './text';
import { DEFAULT_COLUMNS, type TextOptions } from './what-if';
import { hanging } from './wrap';

/** What resuming comes to. */
export interface ResumeOutlook {
  readonly operation: Operation;
  readonly region: string;
  readonly goalRegion: string;
  readonly goalWrites: boolean;
  readonly diedWith: string | undefined;
  readonly stoppedAfter: OperationPhase | undefined;
  readonly acceptDataLoss: boolean;
  /** Of the region that a failover takes over from; undefined for a switchover. */
  readonly otherRegionHealth: ActiveRegionHealth['kind'] | undefined;
  readonly nowMs: number;
}

export function resumeText(outlook: ResumeOutlook, { columns, style }: TextOptions): string {
  const { operation, region, goalRegion, nowMs, stoppedAfter } = outlook;
  const width = columns ?? DEFAULT_COLUMNS;
  const { kind, epoch, by, startedAtMs, endedAtMs, updatedAtMs } = operation;
  const stoppedAtMs = endedAtMs ?? updatedAtMs;
  const rows: readonly (readonly [string, string])[] = [
    ['started', `${timeText(startedAtMs)} by ${by}`],
    [
      'stopped',
      `${agoText(stoppedAtMs, nowMs)}${stoppedAfter ? `, after phase ${stoppedAfter}` : ''}: ${reasonOf(outlook)}`,
    ],
    ['next', nextText(outlook)],
  ];
  return lines(
    style.bold(`${kind}-${epoch} in ${region}, which makes ${goalRegion} serve, stopped half-way`),
    rows.flatMap(([label, text]) => hanging(`  ${label.padEnd(9)}`, text, width)),
    warnings(outlook).map((warning) => `${style.yellow('warning:')} ${warning}`),
  );
}

function reasonOf({ diedWith, operation }: ResumeOutlook): string {
  return diedWith === undefined
    ? (operation.reason ?? 'no reason was recorded')
    : `its execution is over (${diedWith}) and did not say how it ended`;
}

function nextText({ operation, region, acceptDataLoss, goalWrites, goalRegion }: ResumeOutlook) {
  const loss =
    operation.kind === 'switchover'
      ? 'without loss of data'
      : acceptDataLoss
        ? 'the loss of data is accepted, as it was'
        : 'the loss of data is not accepted, so its second look decides';
  const already = goalWrites ? `; ${goalRegion} writes already, and stays the writer` : '';
  return `${operation.kind}-${operation.epoch + 1} in ${region}: all steps again, ${loss}${already}`;
}

function warnings({ otherRegionHealth, goalWrites }: ResumeOutlook): string[] {
  return otherRegionHealth === 'healthy' && !goalWrites
    ? ['the region it takes over from looks healthy now; resuming takes payments away from it']
    : [];
}
