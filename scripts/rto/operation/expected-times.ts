import { quantileOf } from '../distribution';
import { PRIORS, type PriorName } from '../priors';
import { type Random, seededRandom } from '../random';
import type { Settings } from '../settings/settings';
import { quantile } from '../statistics';
import { SWITCHOVER } from './switchover-prior';

/** What an operation that a person starts finds. */
export interface OperationStart {
  readonly kind: 'planned' | 'unplanned';
  /** Whether the target runs the tasks of the whole load already. */
  readonly capacity: 'raised' | 'to-raise';
  /** Whether DNS leads to the target already, moved by health checks. */
  readonly dns: 'moved' | 'to-move';
}

export interface Quantiles {
  readonly p50Seconds: number;
  readonly p95Seconds: number;
}

/** Modelled from the moment of the command, never measured. */
export interface ExpectedTimes {
  /** Until clients are paid by the target. */
  readonly untilServed: Quantiles;
  /** How long clients are refused meanwhile; only planned, because otherwise they are from the start. */
  readonly refused: Quantiles | undefined;
}

const RUNS = 20_000;
const SEED = 1;

/**
 * The stages of the RTO model from the command on: what comes before it, the detection, has been
 * or isn't there.
 */
export function expectedTimes(start: OperationStart, settings: Settings): ExpectedTimes {
  const random = seededRandom(SEED, 3);
  const served = new Float64Array(RUNS);
  const refused = new Float64Array(RUNS);
  for (let run = 0; run < RUNS; run += 1) {
    const played = start.kind === 'planned' ? planned : unplanned;
    const times = played(start, settings, drawer(random), random);
    served[run] = times.served;
    refused[run] = times.refused;
  }
  return {
    untilServed: quantilesOf(served),
    refused: start.kind === 'planned' ? quantilesOf(refused) : undefined,
  };
}

type Draw = (prior: PriorName) => number;

interface Played {
  readonly served: number;
  readonly refused: number;
}

function unplanned(start: OperationStart, settings: Settings, draw: Draw, random: Random): Played {
  const started = draw('executionStart') + draw('confirmTask');
  const promoted = started + draw('promotionCall') + draw('promotion');
  const serves = promoted + draw('writerEndpoint') + draw('serviceReconnect');
  const capacity =
    start.capacity === 'raised' ? 0 : started + capacitySeconds(settings, draw, random);
  const seen = promoted + random() * settings.promotionPollSeconds.value;
  const verified =
    Math.max(seen, started + settings.fenceTimeoutSeconds.value, serves) + draw('verifyTask');
  const dns = start.dns === 'moved' ? 0 : verified + draw('latchToDns');
  const served = Math.max(serves, capacity, dns + draw('clientDns')) + draw('clientRetry');
  return { served, refused: served };
}

/** Clients are refused from the drain on, until they are at the target and its database writes. */
function planned(start: OperationStart, settings: Settings, draw: Draw, random: Random): Played {
  const checked = draw('executionStart') + draw('confirmTask');
  const capacity = start.capacity === 'raised' ? 0 : capacitySeconds(settings, draw, random);
  const drained = checked + capacity;
  const writes =
    draw('promotionCall') +
    switchover(random()) +
    draw('writerEndpoint') +
    draw('serviceReconnect');
  const dns =
    settings.healthCheckIntervalSeconds.value * settings.healthCheckFailureThreshold.value +
    draw('healthCheckOverhead') +
    draw('clientDns');
  const refused = Math.max(writes, start.dns === 'moved' ? 0 : dns) + draw('clientRetry');
  return { served: drained + refused, refused };
}

function capacitySeconds(settings: Settings, draw: Draw, random: Random): number {
  const checks = settings.targetHealthyThreshold.value - 1 + random();
  return (
    draw('scaleCall') +
    draw('taskStart') +
    draw('taskBoot') +
    draw('targetRegistration') +
    checks * settings.targetCheckIntervalSeconds.value
  );
}

const switchover = quantileOf(SWITCHOVER.distribution);

const QUANTILES = new Map(
  Object.entries(PRIORS).map(([name, { distribution }]) => [name, quantileOf(distribution)]),
);

function drawer(random: Random): Draw {
  return (prior) => QUANTILES.get(prior)?.(random()) ?? Number.NaN;
}

function quantilesOf(seconds: Float64Array): Quantiles {
  const sorted = seconds.sort();
  return { p50Seconds: quantile(sorted, 0.5), p95Seconds: quantile(sorted, 0.95) };
}
