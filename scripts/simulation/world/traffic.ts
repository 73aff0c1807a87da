import type { Random } from '../kernel/random';
import type { Timeline } from '../kernel/timeline';
import type { Observations } from '../observations';
import type { Place, RegionPlace } from '../schedule/fault';
import type { Database } from './database';
import type { DnsFailover } from './dns-failover';
import type { Network } from './network';
import type { PaymentService } from './payment-service';

const PAYMENT_INTERVAL_MS = 1_000;
/** Of an alias record to a load balancer: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html */
const DNS_TTL_MS = 60_000;
const CLIENTS = 5;

interface Resolver {
  /** One client is inside the home primary, and shares its fate when that is cut off. */
  readonly from: Place;
  place: RegionPlace;
  untilMs: number;
}

export interface TrafficOptions {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly network: Network;
  readonly dnsFailover: DnsFailover;
  readonly paymentService: PaymentService;
  readonly database: Database;
  readonly observations: Observations;
}

/** Clients that pay once a second, wherever the name led them when they last looked it up. */
export function startTraffic(options: TrafficOptions): void {
  const { timeline, random, network, dnsFailover, paymentService, database, observations } =
    options;
  const resolvers = Array.from(
    { length: CLIENTS },
    (_, index): Resolver => ({
      from: index === 0 ? 'primary' : 'world',
      place: 'primary',
      untilMs: random.between(0, DNS_TTL_MS),
    }),
  );
  let payments = 0;
  timeline.every(PAYMENT_INTERVAL_MS, () => {
    payments += 1;
    const resolver = resolvers[payments % CLIENTS];
    const nowMs = timeline.nowMs();
    if (resolver === undefined) {
      return;
    }
    const { from } = resolver;
    if (resolver.untilMs <= nowMs && network.reach(from, 'world', nowMs) === 'open') {
      resolver.place = dnsFailover.answer();
      resolver.untilMs = nowMs + DNS_TTL_MS;
    }
    const { place } = resolver;
    if (network.reach(from, place, nowMs) === 'open' && paymentService.takesPayments(place)) {
      const payment = { id: payments, atMs: nowMs, place };
      database.write(payment);
      observations.acknowledged.push(payment);
    }
  });
}
