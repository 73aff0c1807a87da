import { type Distribution, quantileOf } from '../distribution';
import { PRIORS, type PriorName } from '../priors';
import type { Random } from '../random';
import type { Scenario } from './scenario';
import type { Branch, CapacityStart, Stage } from './stages';
import { type WatchModel, watchUntilConfirmed } from './watch';

type Draw = (random: Random) => number;

/** One simulated failover; seconds since the loss. Reused from run to run, to spare the collector. */
export interface Timeline {
  readonly durations: Record<Stage, number>;
  critical: Branch;
  /** Payments are taken in before the database takes them. */
  standsIn: boolean;
  /** Clients are paid again: this is the RTO. */
  paidSeconds: number;
  /** The machine has proved it with a payment of its own. */
  verifiedSeconds: number;
}

/** A function that plays one failover into the timeline it is given. */
export type PlayFailover = (timeline: Timeline, random: Random, watchRandom: Random) => void;

export function prepareFailover(scenario: Scenario): PlayFailover {
  const { settings } = scenario;
  const draw = drawsOf(scenario.durations);
  const watch = watchModel(scenario);
  const approval: Draw = scenario.approval ? drawOf(scenario.approval) : () => 0;
  const healthCheckFloorSeconds =
    settings.healthCheckIntervalSeconds * settings.healthCheckFailureThreshold;
  const tasks = scenario.taskDraws === 'batch' ? 1 : settings.tasksToStart;

  return (timeline, random, watchRandom) => {
    const { durations } = timeline;
    // Two health checks, two draws: the verdict watches /health/writer, DNS /health/ready.
    const verdict = healthCheckFloorSeconds + draw.healthCheckOverhead(random);
    const ready = healthCheckFloorSeconds + draw.healthCheckOverhead(random);
    const { firstBadSampleSeconds, confirmedSampleSeconds } = watchUntilConfirmed(
      watch,
      verdict,
      watchRandom,
    );
    const sampleSeconds = draw.sampleDuration(random);
    const decided = confirmedSampleSeconds + sampleSeconds;
    durations['health checks turn'] = verdict;
    durations['next sample'] = firstBadSampleSeconds - verdict;
    durations.confirmation = decided - firstBadSampleSeconds;
    durations.approval = approval(random);
    durations['start and second look'] = draw.executionStart(random) + draw.confirmTask(random);
    const started = decided + durations.approval + durations['start and second look'];

    durations.promotion = draw.promotionCall(random) + draw.promotion(random);
    durations['writer endpoint'] = draw.writerEndpoint(random);
    durations['service reconnects'] = draw.serviceReconnect(random);
    const promoted = started + durations.promotion;
    const databaseServes =
      promoted + durations['writer endpoint'] + durations['service reconnects'];

    // The request is noted right before it is made. Both numbers are drawn in any case, so that
    // runs stay aligned from one variant to the next.
    const opens = draw.standInOpens(random);
    const isPossible = random() >= scenario.standInFailureShare && settings.standInAfterSeconds > 0;
    durations['stand-in opens'] = isPossible
      ? settings.standInAfterSeconds + opens
      : Number.POSITIVE_INFINITY;
    const standsIn = started + durations['stand-in opens'];
    const serves = Math.min(databaseServes, standsIn);

    // What a sample shows is known when it is complete; later starts have that behind them.
    durations['scaling call'] =
      draw.scaleCall(random) + (scenario.capacityStart === 'first bad sample' ? sampleSeconds : 0);
    durations['task start'] = slowest(draw.taskStart, tasks, random);
    durations['task boot'] = slowest(draw.taskBoot, tasks, random);
    durations['targets healthy'] =
      draw.targetRegistration(random) + targetHealthy(settings, random);
    const capacityServes =
      capacityStartSeconds(scenario.capacityStart, firstBadSampleSeconds, started, promoted) +
      durations['scaling call'] +
      durations['task start'] +
      durations['task boot'] +
      durations['targets healthy'];

    // The machine sees a promotion at its next poll, and waits for the fence, which runs beside it.
    const promotionSeen = promoted + random() * settings.promotionPollSeconds;
    const joined = Math.max(promotionSeen, started + settings.fenceTimeoutSeconds);
    timeline.verifiedSeconds = Math.max(joined, databaseServes) + draw.verifyTask(random);
    const latched = timeline.verifiedSeconds + draw.latchToDns(random);
    const answers = scenario.dnsMovedBy === 'latch' ? latched : Math.min(ready, latched);
    durations['DNS answer'] = answers;
    durations['client DNS cache'] = draw.clientDns(random);
    const clientsArrive = answers + durations['client DNS cache'];

    durations['client tries again'] = draw.clientRetry(random);
    const allReady = Math.max(serves, capacityServes, clientsArrive);
    timeline.standsIn = standsIn < databaseServes;
    timeline.critical = branchThatEnded(allReady, {
      database: databaseServes,
      'stand-in': standsIn,
      capacity: capacityServes,
    });
    timeline.paidSeconds = allReady + durations['client tries again'];
  };
}

function capacityStartSeconds(
  capacityStart: CapacityStart,
  firstBadSample: number,
  started: number,
  promoted: number,
): number {
  switch (capacityStart) {
    case 'first bad sample':
      return firstBadSample;
    case 'with promotion':
      return started;
    case 'after promotion':
      return promoted;
  }
}

function branchThatEnded(
  last: number,
  ends: Readonly<Record<Exclude<Branch, 'dns'>, number>>,
): Branch {
  if (last === Math.min(ends.database, ends['stand-in'])) {
    return ends['stand-in'] < ends.database ? 'stand-in' : 'database';
  }
  return last === ends.capacity ? 'capacity' : 'dns';
}

/** A target is healthy at the n-th check in a row: between n-1 and n intervals after the first. */
function targetHealthy(settings: Scenario['settings'], random: Random): number {
  return (settings.targetHealthyThreshold - 1 + random()) * settings.targetCheckIntervalSeconds;
}

function slowest(draw: Draw, count: number, random: Random): number {
  let longest = draw(random);
  for (let index = 1; index < count; index += 1) {
    longest = Math.max(longest, draw(random));
  }
  return longest;
}

function watchModel({ settings, durations, unknownSampleShare }: Scenario): WatchModel {
  return {
    periodSeconds: settings.watchPeriodSeconds,
    deadlineSeconds: settings.watchDeadlineSeconds,
    sampleIntervalSeconds: settings.sampleIntervalSeconds,
    confirmationSeconds: settings.confirmationSeconds,
    minSamples: settings.minSamples,
    maxSampleGapSeconds: settings.maxSampleGapSeconds,
    unknownSampleShare,
    scheduleDelay: quantileOf(durations.scheduleDelay),
    watcherStart: quantileOf(durations.watcherStart),
  };
}

function drawsOf(durations: Scenario['durations']): Readonly<Record<PriorName, Draw>> {
  const names = Object.keys(PRIORS) as PriorName[];
  return Object.fromEntries(names.map((name) => [name, drawOf(durations[name])])) as Record<
    PriorName,
    Draw
  >;
}

function drawOf(distribution: Distribution): Draw {
  const quantile = quantileOf(distribution);
  return (random) => quantile(random());
}
