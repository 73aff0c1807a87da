import { confirmedLoss } from './confirmed-loss';
import { deadWatcherPages } from './dead-watcher-pages';
import { failuresPage } from './failures-page';
import { healthyWorldStays } from './healthy-world-stays';
import type { Invariant, Run } from './invariant';
import { lossIsFailedOver } from './loss-is-failed-over';
import { lostRegionOffThePath } from './lost-region-off-the-path';
import { neverWhenCutOff } from './never-when-cut-off';
import { oneFailoverPerIncident } from './one-failover-per-incident';
import { oneWriter } from './one-writer';
import { onlyWhenArmed } from './only-when-armed';
import { paymentsAccountedFor } from './payments-accounted-for';
import { serviceReturns } from './service-returns';

export const invariants: readonly Invariant[] = [
  oneWriter,
  confirmedLoss,
  oneFailoverPerIncident,
  paymentsAccountedFor,
  lostRegionOffThePath,
  onlyWhenArmed,
  neverWhenCutOff,
  deadWatcherPages,
  healthyWorldStays,
  lossIsFailedOver,
  failuresPage,
  serviceReturns,
];

export interface Violation {
  readonly invariant: string;
  readonly problem: string;
}

export const violationsOf = (run: Run): readonly Violation[] =>
  invariants.flatMap(({ name, check }) =>
    check(run).map((problem) => ({ invariant: name, problem })),
  );
