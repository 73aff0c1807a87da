import type { HomeRole } from '../../../templates-src/topology';
import type { Style } from '../../dr-cli/render/style';
import type { DrillView } from '../run-drill';

export interface RegionPane {
  readonly title: string;
  readonly condition: string;
  readonly database: string;
  readonly tasks: string;
  readonly traffic: string;
}

export interface Frame {
  readonly elapsedMs: number;
  readonly clockFactor: number;
  readonly panes: Readonly<Record<HomeRole, RegionPane>>;
  /** Replication, DNS and the operation. */
  readonly lines: readonly string[];
  /** Newest last. */
  readonly timeLine: readonly string[];
}

/** Traffic is counted over the last seconds of the drill. */
const TRAFFIC_WINDOW_MS = 5_000;

/** What is to be seen of a drill at this moment. */
export function frameOf(view: DrillView, timeLine: readonly string[]): Frame {
  const { world, observations, clock, startedAtMs } = view;
  const nowMs = clock.nowMs();
  const pane = (region: HomeRole): RegionPane => {
    const { desired, running, healthyTargets } = world.tasks(region);
    const recent = observations.payments
      .slice(-500)
      .filter(
        ({ endedAtMs, region: to }) => to === region && endedAtMs > nowMs - TRAFFIC_WINDOW_MS,
      );
    const taken = recent.filter(({ outcome }) => outcome.kind === 'taken').length;
    return {
      title: region,
      condition: world.parts.reachability.condition(region),
      database: observations.writer === region ? 'writes' : 'follows',
      tasks: `${running}/${desired}, ${healthyTargets} targets healthy`,
      traffic: `${taken} taken, ${recent.length - taken} not`,
    };
  };
  const { lagMs } = world.parts.lag.current;
  const operation = [...observations.operations.values()].at(-1);
  const phase = observations.phases.at(-1)?.phase;
  return {
    elapsedMs: nowMs - startedAtMs,
    clockFactor: clock.setting.speed,
    panes: { primary: pane('primary'), dr: pane('dr') },
    lines: [
      `replication lag  ${lagMs === null ? 'unknown' : `${Math.round(lagMs)} ms`}`,
      `DNS leads to     ${observations.dns.at(-1)?.value ?? 'nobody yet'}`,
      `operation        ${operation === undefined ? 'none' : `${operation.name}, ${operation.outcome}${phase === undefined ? '' : `, ${phase}`}`}`,
    ],
    timeLine,
  };
}

const PANE_COLUMNS = 38;

/** The two regions side by side, and below them what happened. */
export function frameLines(frame: Frame, style: Style, columns: number): readonly string[] {
  const { primary, dr } = frame.panes;
  const row = (label: string, left: string, right: string) =>
    cut(`${label.padEnd(10)}${left.padEnd(PANE_COLUMNS)}${right}`, columns);
  const factor = frame.clockFactor === 1 ? '' : `, ${frame.clockFactor} times faster than here`;
  return [
    cut(`T+${timeText(frame.elapsedMs)} deployed time${factor}`, columns),
    '',
    style.bold(row('', primary.title, dr.title)),
    row('network', primary.condition, dr.condition),
    row('database', primary.database, dr.database),
    row('tasks', primary.tasks, dr.tasks),
    row('payments', primary.traffic, dr.traffic),
    '',
    ...frame.lines.map((line) => cut(line, columns)),
    '',
    ...frame.timeLine.slice(-10).map((line) => cut(line, columns)),
  ];
}

/** `02:05`. */
export function timeText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

const cut = (line: string, columns: number): string => line.slice(0, columns);
