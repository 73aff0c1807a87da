import { aftermathsAsAgreed } from './aftermaths-as-agreed';
import { askedAgainForAReason } from './asked-again-for-a-reason';
import { askedOnce } from './asked-once';
import { backToNormal } from './back-to-normal';
import { capacityGivenBack } from './capacity-given-back';
import { capacityMoves } from './capacity-moves';
import { claimsAsAgreed } from './claims-as-agreed';
import { confirmedLoss } from './confirmed-loss';
import { deadWatcherPages } from './dead-watcher-pages';
import { dnsFollowsWriter } from './dns-follows-writer';
import { doneIsReported } from './done-is-reported';
import { drainedOnce } from './drained-once';
import { eventsAreShared } from './events-are-shared';
import { everyReportIsTrue } from './every-report-is-true';
import { failuresPage } from './failures-page';
import { fullCapacity } from './full-capacity';
import { healthyWorldStays } from './healthy-world-stays';
import { holdsAsAgreed } from './holds-as-agreed';
import { holdsSayWhy } from './holds-say-why';
import type { Invariant, Run } from './invariant';
import { keepsLooking } from './keeps-looking';
import { lateStepsChangeNothing } from './late-steps-change-nothing';
import { lossIsFailedOver } from './loss-is-failed-over';
import { lossWithinRpo } from './loss-within-rpo';
import { lostRegionOffThePath } from './lost-region-off-the-path';
import { lostWritesSaved } from './lost-writes-saved';
import { neverWhenCutOff } from './never-when-cut-off';
import { noStaleClaim } from './no-stale-claim';
import { nothingLeftBehind } from './nothing-left-behind';
import { oneFailoverPerIncident } from './one-failover-per-incident';
import { oneFailureIsAbsorbed } from './one-failure-is-absorbed';
import { oneOperationAtATime } from './one-operation-at-a-time';
import { oneWriter } from './one-writer';
import { onlyWhenArmed } from './only-when-armed';
import { operationsAsAgreed } from './operations-as-agreed';
import { paymentsAccountedFor } from './payments-accounted-for';
import { peopleAreTold } from './people-are-told';
import { probesTheWriter } from './probes-the-writer';
import { promptRecovery } from './prompt-recovery';
import { refusalsAsAgreed } from './refusals-as-agreed';
import { reportIsTrue } from './report-is-true';
import { resumeFinishes } from './resume-finishes';
import { samplesAreKept } from './samples-are-kept';
import { serviceReturns } from './service-returns';
import { stepsAreDone } from './steps-are-done';
import { stepsPersist } from './steps-persist';
import { tasksEnd } from './tasks-end';
import { watcherTells } from './watcher-tells';
import { watchesAsAgreed } from './watches-as-agreed';
import { withoutAStep } from './without-a-step';

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
  askedOnce,
  backToNormal,
  capacityGivenBack,
  dnsFollowsWriter,
  doneIsReported,
  drainedOnce,
  eventsAreShared,
  lateStepsChangeNothing,
  everyReportIsTrue,
  fullCapacity,
  lossWithinRpo,
  lostWritesSaved,
  noStaleClaim,
  resumeFinishes,
  capacityMoves,
  holdsSayWhy,
  keepsLooking,
  oneOperationAtATime,
  peopleAreTold,
  promptRecovery,
  reportIsTrue,
  samplesAreKept,
  probesTheWriter,
  stepsAreDone,
  watcherTells,
  oneFailureIsAbsorbed,
  stepsPersist,
  withoutAStep,
  tasksEnd,
  askedAgainForAReason,
  nothingLeftBehind,
  refusalsAsAgreed,
  holdsAsAgreed,
  operationsAsAgreed,
  claimsAsAgreed,
  watchesAsAgreed,
  aftermathsAsAgreed,
];

export interface Violation {
  readonly invariant: string;
  readonly problem: string;
}

export const violationsOf = (run: Run): readonly Violation[] =>
  invariants.flatMap(({ name, check }) =>
    check(run).map((problem) => ({ invariant: name, problem })),
  );
