import { armingState } from '../../engine/arming/read-arming';
import type { Observed } from '../../engine/operation/observed';
import { isRunning } from '../../engine/operation/region-view';
import type { RegionStatus } from '../../engine/operation/status';
import type { StackDescription } from '../../engine/ports';
import { isInProgress, isSuccess } from '../../engine/stack-status';
import { armingStateText } from './arming';
import { agoText, lagText } from './durations';
import { databaseText } from './seen';
import type { Cell } from './side-by-side';
import { durationText, timeText } from './text';

/** The newest sample of a watcher that samples every ten seconds is never older, unless it is dead. */
const SILENT_AFTER_MS = 180_000;

/** What the regions' columns say, row by row. */
export const REGION_ROWS: readonly {
  readonly label: string;
  readonly cell: (region: RegionStatus, nowMs: number) => Cell;
}[] = [
  { label: 'database', cell: databaseCell },
  { label: 'operation', cell: operationCell },
  { label: 'tasks', cell: tasksCell },
  { label: 'targets', cell: targetsCell },
  { label: 'latch', cell: latchCell },
  { label: 'automatic', cell: armingCell },
  { label: 'exposure', cell: exposureCell },
  { label: 'watcher', cell: watcherCell },
];

/** A reading that isn't known is told as such, with the reason. */
export function observedCell<T>(read: Observed<T>, cell: (value: T) => Cell): Cell {
  return read.kind === 'known'
    ? cell(read.value)
    : { text: `unknown: ${read.reason}`, tone: 'attention', stable: 'unknown' };
}

function databaseCell({ database }: RegionStatus): Cell {
  if (database.kind === 'unknown') {
    return { text: databaseText(database), tone: 'attention', stable: 'unknown' };
  }
  const { thisRegionWrites, thisMemberAvailable, operation, synchronization, lag } = database;
  const age =
    !thisRegionWrites && lag.kind === 'known' ? `, measured ${lagText(lag.ageMs)} ago` : '';
  const isSound =
    thisMemberAvailable &&
    operation === 'none' &&
    (thisRegionWrites ? synchronization === 'connected' : lag.kind === 'known');
  return {
    text: `${databaseText(database)}${age}`,
    tone: isSound ? 'plain' : 'attention',
    stable: [thisRegionWrites ? 'writes' : 'follows', operation, synchronization, lag.kind].join(
      ' ',
    ),
  };
}

function operationCell({ operation }: RegionStatus, nowMs: number): Cell {
  return observedCell(operation, (seen) => {
    if (seen === undefined) {
      return { text: 'none yet', tone: 'dim' };
    }
    const { kind, epoch, phase, by, startedAtMs, endedAtMs, outcome, reason, phasesAtMs } =
      seen.operation;
    const name = `${kind}-${epoch}`;
    if (endedAtMs === undefined) {
      const sinceMs = phasesAtMs[phase] ?? startedAtMs;
      const stable = `${name} ${phase}, started by ${by}`;
      const since = `${name} ${phase} for ${durationText(Math.max(0, nowMs - sinceMs))}, started ${agoText(startedAtMs, nowMs)} by ${by}`;
      return isRunning(seen)
        ? { text: since, tone: 'attention', stable }
        : {
            text: `${since}; its execution is over, so it has to be resumed`,
            tone: 'bad',
            stable: `${stable}; its execution is over`,
          };
    }
    const why = outcome === 'done' || reason === undefined ? '' : `: ${reason}`;
    return {
      text: `${name} ${outcome} ${agoText(endedAtMs, nowMs)}, by ${by}${why}`,
      tone: outcome === 'failed' ? 'bad' : 'plain',
      stable: `${name} ${outcome}, by ${by}${why}`,
    };
  });
}

function tasksCell({ tasks }: RegionStatus): Cell {
  return observedCell(tasks, ({ running, desired, minimum }) => ({
    text: `${running} running, ${desired} desired, minimum ${minimum ?? 'unset'}`,
    tone: running < desired || running === 0 ? 'attention' : 'plain',
  }));
}

function targetsCell({ healthyTargets }: RegionStatus): Cell {
  return observedCell(healthyTargets, ({ count, ageMs }) => ({
    text: `${Number(count.toFixed(1))} healthy, measured ${lagText(ageMs)} ago`,
    tone: count < 1 ? 'bad' : 'plain',
    stable: `${Math.round(count)} healthy`,
  }));
}

function latchCell({ latch, role }: RegionStatus, nowMs: number): Cell {
  return observedCell(latch, (value) => {
    if (role === 'primary') {
      return { text: 'kept in the DR region', tone: 'dim' };
    }
    return value?.set
      ? {
          text: `set ${agoText(value.atMs, nowMs)}: DNS stays here`,
          tone: 'attention',
          stable: `set by operation ${value.epoch}`,
        }
      : { text: 'not set' };
  });
}

function armingCell({ arming }: RegionStatus, nowMs: number): Cell {
  const state = armingState(arming, nowMs);
  const text = armingStateText(state);
  return state.state === 'unknown'
    ? { text, tone: 'attention', stable: 'unknown' }
    : { text, tone: state.state === 'armed' ? 'plain' : 'attention' };
}

function exposureCell({ exposure, database }: RegionStatus, nowMs: number): Cell {
  return observedCell(exposure, (value) => {
    if (database.kind === 'known' && !database.thisRegionWrites) {
      return { text: 'told by the region that writes', tone: 'dim' };
    }
    return value !== undefined && value.untilMs === undefined
      ? {
          text: `open for ${durationText(nowMs - value.sinceMs)}: no standby in sync`,
          tone: 'bad',
          stable: `open since ${timeText(value.sinceMs)}`,
        }
      : { text: 'none' };
  });
}

function watcherCell({ decision, samples }: RegionStatus, nowMs: number): Cell {
  return observedCell(decision, (record) => {
    const newestMs = samples.kind === 'known' ? samples.value.at(-1)?.atMs : undefined;
    if (record === undefined || newestMs === undefined) {
      return { text: 'has not decided anything yet', tone: 'attention' };
    }
    const { action, reason, page, sinceMs } = record;
    const stable = `${action}: ${reason}`;
    const silent = nowMs - newestMs > SILENT_AFTER_MS;
    const text = `${stable} for ${durationText(Math.max(0, nowMs - sinceMs))}; last sample ${agoText(newestMs, nowMs)}`;
    return silent
      ? { text: `silent; ${text}`, tone: 'bad', stable: `silent; ${stable}` }
      : { text, tone: page || action === 'fail-over' ? 'attention' : 'plain', stable };
  });
}

export function stackCell(
  stack: Observed<StackDescription | undefined> | 'elsewhere',
  nowMs: number,
): Cell {
  if (stack === 'elsewhere') {
    return { text: '-', tone: 'dim' };
  }
  return observedCell(stack, (description) => {
    if (description === undefined) {
      return { text: 'not deployed', tone: 'dim' };
    }
    const { status, lastChangedMs } = description;
    // While an operation runs, DescribeStacks may tell the time of the one before.
    const ago = isInProgress(status) ? '' : ` ${agoText(lastChangedMs, nowMs)}`;
    return {
      text: `${status}${ago}`,
      tone: isSuccess(status) ? 'plain' : 'attention',
      stable: status,
    };
  });
}
