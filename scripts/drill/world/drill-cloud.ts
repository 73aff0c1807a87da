import { defaultRegions, type HomeRole } from '../../../templates-src/topology';
import type { LocalCloud } from '../../local-cloud/cloud';
import { createLocalCloud } from '../../local-cloud/create-local-cloud';
import { BatchingStore } from '../../local-cloud/live/batching-store';
import { ONLY_DRIVER } from '../../local-cloud/live/driver-lease';
import { LiveCloud } from '../../local-cloud/live/live-cloud';
import { realPace } from '../../local-cloud/live/pace';
import { WorldClock } from '../../local-cloud/live/world-clock';
import type { Endpoints } from '../../local-cloud/payments/endpoints';
import { paymentFunctions } from '../../local-cloud/payments/functions';
import { type AuroraBehaviour, QUIET_BEHAVIOUR } from '../../local-cloud/runtime/behaviour';
import { recordProbe } from '../../local-cloud/services/route53-dns/health-checks';
import type { DrillClock } from '../clock/drill-clock';
import type { DrillEnvironment } from '../deployment/environment';
import { heard, type Listener } from './heard-calls';
import { interferenceOf } from './interference';
import type { Reachability } from './reachability';

export const REGIONS: Readonly<Record<HomeRole, string>> = {
  primary: defaultRegions.primary.name,
  dr: defaultRegions.dr.name,
};

export const roleOf = (region: string): HomeRole => (region === REGIONS.dr ? 'dr' : 'primary');

export interface DrillCloudOptions {
  readonly environment: DrillEnvironment;
  readonly clock: DrillClock;
  readonly reachability: Reachability;
  readonly aurora: AuroraBehaviour;
  /** Told of every call on its way. */
  readonly onCall: Listener;
  /** What answers at the cloud's addresses, given where probes' outcomes go. */
  readonly endpoints: (record: (healthCheckId: string, isGood: boolean) => void) => Endpoints;
}

export interface DrillCloud {
  readonly cloud: LocalCloud;
  readonly live: LiveCloud;
  readonly clock: WorldClock;
}

/**
 * On the machine's clock. Tasks and clients don't wait when the machine is too slow, so the cloud makes
 * up for it: their clocks must not part.
 */
const MAX_LAG_MS = 60_000;

/** The local cloud with processes behind it, at the drill's pace. */
export function createDrillCloud(options: DrillCloudOptions): DrillCloud {
  const { environment, reachability, aurora } = options;
  const pace = realPace(options.clock.setting.speed);
  const store = new BatchingStore(environment.store);
  const clock = new WorldClock(environment.reachedMs, pace);
  const interference = heard(interferenceOf(reachability, REGIONS), options.onCall);
  const endpoints = options.endpoints((id, isGood) => {
    void cloud.transact((context) => recordProbe(context, id, isGood));
  });
  const cloud = createLocalCloud({
    store,
    clock,
    timeScale: 1,
    interference,
    otherServices: endpoints.services,
    behaviour: {
      ...QUIET_BEHAVIOUR,
      ...endpoints.behaviour,
      aurora,
      isConnected: ({ oneRegion, otherRegion }) =>
        reachability.reach(roleOf(oneRegion), roleOf(otherRegion)) === 'reached',
    },
  });
  const live = new LiveCloud({
    cloud,
    clock,
    store,
    pace,
    lease: ONLY_DRIVER,
    lambdas: paymentFunctions(endpoints),
    interference,
    maxLagMs: MAX_LAG_MS,
  });
  return { cloud, live, clock };
}
