import type { DeployedDns, DeployedHealthCheck } from '../deployment/deployed-dns';
import type { DeployedAlarm, DeployedRegion } from '../deployment/deployed-region';
import type { Timeline } from '../kernel/timeline';
import type { RegionPlace } from '../schedule/fault';

/** From a data point to Route 53's next look at the metric; a guess. */
const EVALUATION_MS = 60_000;

/** How often Route 53 looks at a metric; a guess, and like the fast checks of endpoints. */
const METRIC_INTERVAL_MS = 10_000;

export interface DnsFailoverOptions {
  readonly timeline: Timeline;
  readonly dns: DeployedDns;
  readonly latchAlarm: DeployedRegion['latchAlarm'];
  /** What the checkers, who are everywhere, see of the home primary. */
  readonly isSeen: (path: string) => boolean;
  /** The largest value of the latch's metric, where it is to be had. */
  readonly readLatch: (alarm: DeployedAlarm, windowMs: number) => number | undefined;
  readonly hasTargets: (place: RegionPlace) => boolean;
}

/** Route 53's failover records and the health checks that they follow. */
export class DnsFailover {
  private readonly writer: EndpointCheck;
  private readonly ready: EndpointCheck;
  private isLatched = false;

  constructor(private readonly options: DnsFailoverOptions) {
    const { timeline, dns, isSeen } = options;
    this.writer = new EndpointCheck(timeline, dns.writer, isSeen);
    this.ready = new EndpointCheck(timeline, dns.ready, isSeen);
    timeline.every(METRIC_INTERVAL_MS, () => this.watchLatch());
  }

  /** What the verdict's record says. */
  verdict(): string {
    const { primary, secondary } = this.options.dns.verdicts;
    return this.writer.isHealthy ? primary : secondary;
  }

  /** The region that the clients' name leads to. With nothing healthy, the primary record stays. */
  answer(): RegionPlace {
    const { dns, hasTargets } = this.options;
    const healthyChildren = [this.ready.isHealthy, !this.isLatched].filter(Boolean).length;
    const primaryServes = healthyChildren >= dns.healthyChildren && hasTargets('primary');
    return primaryServes || !hasTargets('dr') ? 'primary' : 'dr';
  }

  private watchLatch(): void {
    const { dns, latchAlarm, readLatch } = this.options;
    const windowMs = latchAlarm.periodMs * latchAlarm.periods + EVALUATION_MS;
    const value = readLatch(latchAlarm, windowMs);
    if (value !== undefined) {
      this.isLatched = value >= latchAlarm.threshold;
      return;
    }
    switch (dns.latch.withoutData) {
      case 'Healthy':
        this.isLatched = false;
        return;
      case 'Unhealthy':
        this.isLatched = true;
        return;
      case 'LastKnownStatus':
        return;
    }
  }
}

/** A health check of an endpoint, by what its checkers saw. */
class EndpointCheck {
  isHealthy = true;
  private against = 0;

  constructor(
    timeline: Timeline,
    private readonly check: DeployedHealthCheck,
    private readonly isSeen: (path: string) => boolean,
  ) {
    timeline.every(check.intervalMs, () => this.observe());
  }

  private observe(): void {
    this.against = this.isSeen(this.check.path) === this.isHealthy ? 0 : this.against + 1;
    if (this.against >= this.check.failureThreshold) {
      this.isHealthy = !this.isHealthy;
      this.against = 0;
    }
  }
}
