import { constant, type Distribution, logNormal, uniform } from './distribution';
import type { Scenario } from './model/scenario';
import type { CapacityStart } from './model/stages';
import { type PriorName, promotion } from './priors';
import type { SettingName } from './settings/settings';

/** The deployed scenario with one thing changed. */
export interface Variant {
  readonly name: string;
  readonly scenario: Scenario;
}

/** Linux gives up a dead connection after 15 retransmissions: kernel.org, ip-sysctl, tcp_retries2. */
const DEFAULT_TCP_TIMEOUT_SECONDS = 924.6;

/** What each setting buys: one setting or one piece of the design changed at a time. */
export function settingVariants(deployed: Scenario): Variant[] {
  const serial: Scenario = { ...deployed, capacityStart: 'after promotion' };
  return [
    variant('health checks every 30 s', withSettings(deployed, { healthCheckIntervalSeconds: 30 })),
    variant('confirmation 30 s', withSettings(deployed, { confirmationSeconds: 30 })),
    variant('confirmation 120 s', withSettings(deployed, { confirmationSeconds: 120 })),
    variant('samples every 5 s', withSettings(deployed, { sampleIntervalSeconds: 5 })),
    ...earlierOrLaterCapacity(deployed),
    variant('capacity only after the promotion', serial),
    variant('default target health checks (5 x 30 s)', withDefaultTargetChecks(deployed)),
    variant('default target health checks, after the promotion', withDefaultTargetChecks(serial)),
    variant('DNS moved by the latch alone', { ...deployed, dnsMovedBy: 'latch' }),
    ...[180, 600].map((standInAfterSeconds) =>
      variant(
        `standing in after ${standInAfterSeconds} s`,
        withSettings(deployed, { standInAfterSeconds }),
      ),
    ),
    variant('without standing in', withoutStandIn(deployed)),
    variant('manual approval (median 15 min, p95 40 min)', {
      ...deployed,
      approval: logNormal(900, 2400),
    }),
    variant(
      'default TCP time-outs in the service',
      // It asks the database whether to stand in, through sockets that hang as long.
      withDurations(withoutStandIn(deployed), {
        serviceReconnect: constant(DEFAULT_TCP_TIMEOUT_SECONDS),
      }),
    ),
    variant(
      'clients that cache DNS (median 60 s, p95 600 s)',
      withDurations(deployed, { clientDns: logNormal(60, 600) }),
    ),
  ];
}

/** What the assumptions cost, where another reader would assume something else. */
export function assumptionVariants(deployed: Scenario): Variant[] {
  return [
    variant('every task draws its own start, the slowest counts', {
      ...deployed,
      taskDraws: 'each task',
    }),
    variant(
      'schedule starts anywhere in its minute',
      withDurations(deployed, { scheduleDelay: uniform(0, 59) }),
    ),
    variant('promotion p95 600 s', withPromotionTail(deployed, 600)),
    variant('standing in fails in 1 of 10', { ...deployed, standInFailureShare: 0.1 }),
    variant('standing in never fails', { ...deployed, standInFailureShare: 0 }),
    variant('no Unknown samples', { ...deployed, unknownSampleShare: 0 }),
    variant('1 in 50 samples Unknown', { ...deployed, unknownSampleShare: 0.02 }),
  ];
}

/** The share of promotions that wait for a volume restore, which nobody publishes. */
export const VOLUME_RESTORE_SHARES = [0, 0.0005, 0.001, 0.01, 0.02] as const;

export function withVolumeRestoreShare(deployed: Scenario, share: number): Scenario {
  return withDurations(deployed, { promotion: promotion(share) });
}

/** Until the database writes nobody pays. */
export function withoutStandIn(deployed: Scenario): Scenario {
  return withSettings(deployed, { standInAfterSeconds: 0 });
}

/** The other of the two moments at which capacity can be asked for at no risk. */
function earlierOrLaterCapacity(deployed: Scenario): Variant[] {
  const others: readonly [name: string, start: CapacityStart][] = [
    ['capacity asked for at the first bad sample', 'first bad sample'],
    ['capacity asked for with the promotion', 'with promotion'],
  ];
  return others
    .filter(([, capacityStart]) => capacityStart !== deployed.capacityStart)
    .map(([name, capacityStart]) => variant(name, { ...deployed, capacityStart }));
}

function variant(name: string, scenario: Scenario): Variant {
  return { name, scenario };
}

function withSettings(
  scenario: Scenario,
  settings: Partial<Record<SettingName, number>>,
): Scenario {
  return { ...scenario, settings: { ...scenario.settings, ...settings } };
}

function withDurations(
  scenario: Scenario,
  durations: Partial<Record<PriorName, Distribution>>,
): Scenario {
  return { ...scenario, durations: { ...scenario.durations, ...durations } };
}

/** What a target group has when nobody sets it: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html */
function withDefaultTargetChecks(scenario: Scenario): Scenario {
  return withSettings(scenario, { targetCheckIntervalSeconds: 30, targetHealthyThreshold: 5 });
}

function withPromotionTail(scenario: Scenario, p95: number): Scenario {
  const { promotion: deployed } = scenario.durations;
  if (deployed.kind !== 'mixture') {
    return withDurations(scenario, { promotion: logNormal(120, p95) });
  }
  return withDurations(scenario, { promotion: { ...deployed, body: logNormal(120, p95) } });
}
