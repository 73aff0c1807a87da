import type { Random } from '../kernel/random';
import type { Timeline } from '../kernel/timeline';

const SECOND_MS = 1000;

/** Tasks have half a minute to finish what they do. */
export const STOP_MS = 30 * SECOND_MS;

export interface TaskOptions {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly min: number;
  readonly max: number;
  readonly isUp: () => boolean;
  /** Whether autoscaling leaves the service as it is. */
  readonly isSuspended: boolean;
  readonly stopMs: number;
}

/** The payment service's tasks of one region: how many are wanted, and how many run. */
export class Tasks {
  desired: number;
  running: number;
  minimum: number;
  maximum: number;

  constructor(private readonly options: TaskOptions) {
    this.minimum = options.min;
    this.maximum = options.max;
    this.desired = options.min;
    this.running = options.min;
  }

  setRange(minimum: number | undefined, maximum: number | undefined): void {
    this.minimum = minimum ?? this.minimum;
    this.maximum = maximum ?? this.maximum;
    if (!this.options.isSuspended) {
      this.want(this.desired);
    }
  }

  /** Autoscaling moves a service into its range at once. */
  want(count: number): void {
    const { timeline, random, isUp, isSuspended, stopMs } = this.options;
    this.desired = isSuspended ? count : Math.min(this.maximum, Math.max(this.minimum, count));
    const change = this.desired > this.running ? random.between(50, 110) * SECOND_MS : stopMs;
    const wanted = this.desired;
    timeline.after(change, () => {
      if (isUp() && wanted === this.desired) {
        this.running = wanted;
      }
    });
  }
}
