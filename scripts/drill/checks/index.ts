import { acceptedAreBooked } from './accepted-are-booked';
import { type Check, type Judged, judge } from './check';
import { clientsPayTheWriter } from './clients-pay-the-writer';
import type { DrillHistory } from './drill-history';
import { endsAsExpected } from './ends-as-expected';
import { latchFollowsWriter } from './latch-follows-writer';
import { ledgerIsConserved } from './ledger-is-conserved';
import { lossWithinObjective } from './loss-within-objective';
import { nobodyPaysTwice } from './nobody-pays-twice';
import { oldRegionIsFenced } from './old-region-is-fenced';
import { oneWriter } from './one-writer';
import { nothingLost, paymentsAccountedFor } from './payments-accounted-for';
import { readsNeverGoBack } from './reads-never-go-back';
import { recoversInTime } from './recovers-in-time';
import { standbyFollows } from './standby-follows';

/** In the order to show them in. */
export const CHECKS: readonly Check[] = [
  endsAsExpected,
  recoversInTime,
  lossWithinObjective,
  paymentsAccountedFor,
  nothingLost,
  acceptedAreBooked,
  nobodyPaysTwice,
  ledgerIsConserved,
  oneWriter,
  readsNeverGoBack,
  latchFollowsWriter,
  oldRegionIsFenced,
  clientsPayTheWriter,
  standbyFollows,
];

export const judgeAll = (history: DrillHistory): readonly Judged[] =>
  CHECKS.map((check) => judge(check, history));
