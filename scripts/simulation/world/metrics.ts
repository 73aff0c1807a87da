import type { Timeline } from '../kernel/timeline';
import { faultsOf, isDuring, type RegionPlace, type Schedule } from '../schedule/fault';

const PERIOD_MS = 60_000;

/** From the end of a minute until its data can be read; a guess. */
const USUAL_DELAY_MS = 10_000;

/** Ten minutes of measurements, the most frequent ones taken every ten seconds by two watchers. */
const KEPT_POINTS = 120;

interface DataPoint {
  readonly startMs: number;
  readonly value: number;
  readonly visibleAtMs: number;
}

/** What a region's CloudWatch has, by metric. */
export class Metrics {
  private readonly points = new Map<string, DataPoint[]>();

  constructor(
    private readonly place: RegionPlace,
    private readonly timeline: Timeline,
    private readonly schedule: Schedule,
  ) {}

  /** One measurement; a minute's data point is the largest of them. */
  put(name: string, value: number): void {
    const nowMs = this.timeline.nowMs();
    const isLost = faultsOf(this.schedule, 'metrics-lost').some(
      (fault) =>
        fault.place === this.place && (fault.metric ?? name) === name && isDuring(fault, nowMs),
    );
    if (isLost) {
      return;
    }
    const late = faultsOf(this.schedule, 'metrics-late').find(
      (fault) => fault.place === this.place && isDuring(fault, nowMs),
    );
    const points = this.points.get(name) ?? [];
    this.points.set(name, points);
    // Nobody asks for older ones.
    if (points.length > 4 * KEPT_POINTS) {
      points.splice(0, points.length - KEPT_POINTS);
    }
    points.push({
      startMs: nowMs - (nowMs % PERIOD_MS),
      value,
      visibleAtMs: nowMs + (late?.lateMs ?? USUAL_DELAY_MS),
    });
  }

  /** The newest minute that can be read, no older than the window. */
  newest(name: string, windowMs: number): { startMs: number; value: number } | undefined {
    const nowMs = this.timeline.nowMs();
    const seen = (this.points.get(name) ?? []).filter(
      ({ startMs, visibleAtMs }) => visibleAtMs <= nowMs && startMs >= nowMs - windowMs,
    );
    const startMs = seen.at(-1)?.startMs;
    const values = seen.filter((point) => point.startMs === startMs).map(({ value }) => value);
    return startMs === undefined ? undefined : { startMs, value: Math.max(...values) };
  }
}
