import type { Timeline } from '../kernel/timeline';
import type { RegionPlace } from '../schedule/fault';

/** Fast health checks: every ten seconds, three in a row. */
const CHECK_INTERVAL_MS = 10_000;
const FAILURE_THRESHOLD = 3;

/** A health check, by what its checkers saw. */
class HealthCheck {
  isHealthy = true;
  private against = 0;

  constructor(private readonly passes: () => boolean) {}

  observe(): void {
    this.against = this.passes() === this.isHealthy ? 0 : this.against + 1;
    if (this.against >= FAILURE_THRESHOLD) {
      this.isHealthy = !this.isHealthy;
      this.against = 0;
    }
  }
}

export interface DnsFailoverOptions {
  readonly timeline: Timeline;
  /** What the checkers, who are everywhere, see of the home primary. */
  readonly isWriterSeen: () => boolean;
  readonly isReadySeen: () => boolean;
  readonly isLatched: () => boolean;
  readonly hasDrTargets: () => boolean;
}

/** Route 53's failover records and the health checks that they follow. */
export class DnsFailover {
  private readonly writer: HealthCheck;
  private readonly ready: HealthCheck;

  constructor(private readonly options: DnsFailoverOptions) {
    this.writer = new HealthCheck(options.isWriterSeen);
    this.ready = new HealthCheck(options.isReadySeen);
    options.timeline.every(CHECK_INTERVAL_MS, () => {
      this.writer.observe();
      this.ready.observe();
    });
  }

  verdict(): 'healthy' | 'unhealthy' {
    return this.writer.isHealthy ? 'healthy' : 'unhealthy';
  }

  /** The region that the clients' name leads to. With nothing healthy, the primary record stays. */
  answer(): RegionPlace {
    const primaryServes = this.ready.isHealthy && !this.options.isLatched();
    return primaryServes || !this.options.hasDrTargets() ? 'primary' : 'dr';
  }
}
