import {
  type AgreedRefusal,
  agreedEndsWithoutAnswer,
  agreedRefusals,
  REFUSED_CALL,
  REFUSED_FOR_MS,
} from '../invariants/agreed-refusals';
import type { CallFailure, Fault, FaultOf, RegionPlace, Schedule } from './fault';
import { LOST_AT_MS, primaryLost, switched } from './one-by-one';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const LAMBDA_ERRORS: readonly string[] = [
  'ServiceException',
  'AWSLambdaException',
  'SdkClientException',
  'TooManyRequestsException',
  'ClientExecutionTimeoutException',
  'Unknown',
];

const BUSY_ERRORS: readonly string[] = [
  'InvalidGlobalClusterStateFault',
  'InvalidDBClusterStateFault',
];

interface Refusal {
  readonly by: FaultOf<'call-fails'>['by'];
  readonly call: string;
  readonly manner: CallFailure;
  readonly forMs: number;
}

const refusedByLambda: readonly Refusal[] = LAMBDA_ERRORS.map((error) => ({
  by: 'state-machines',
  call: 'Lambda Invoke',
  manner: { error },
  forMs: 3 * SECOND_MS,
}));

/** For longer than the repetitions of what means nothing. */
const refusedAsBusy = (call: string): readonly Refusal[] =>
  BUSY_ERRORS.map((error) => ({
    by: 'state-machines',
    call,
    manner: { error },
    forMs: 110 * SECOND_MS,
  }));

/** For longer than a function asks again by itself. */
const unavailable: Refusal = {
  by: 'functions',
  call: REFUSED_CALL,
  manner: { error: 'ThrottlingException' },
  forMs: 12 * SECOND_MS,
};

const asAgreed = ({ manner }: AgreedRefusal): Refusal => ({
  by: 'functions',
  call: REFUSED_CALL,
  manner,
  forMs: REFUSED_FOR_MS,
});

const failoverRefusals: readonly Refusal[] = [
  ...agreedRefusals.map(asAgreed),
  ...refusedByLambda,
  ...refusedAsBusy('RDS FailoverGlobalCluster'),
  unavailable,
];

const switchoverRefusals: readonly Refusal[] = [
  ...refusedByLambda,
  ...refusedAsBusy('RDS SwitchoverGlobalCluster'),
  unavailable,
];

const refused = (
  begin: Fault,
  place: RegionPlace,
  refusals: readonly Refusal[],
): readonly Schedule[] =>
  refusals.map((refusal) => ({
    durationMs: 20 * MINUTE_MS,
    faults: [
      begin,
      { kind: 'call-fails', place, nth: 1, fromMs: LOST_AT_MS - SECOND_MS, ...refusal },
    ],
  }));

const all = [
  ...refused(primaryLost, 'dr', failoverRefusals),
  ...refused(switched, 'primary', switchoverRefusals),
  ...refused(primaryLost, 'dr', agreedEndsWithoutAnswer.map(asAgreed)),
];

/** How many seeds it takes until everything has been refused in every way. */
export const refusalRuns = { refusals: all.length } as const;

export const refusals: readonly Scenario[] = [
  inTurn('refusals', 'services refuse, for the moment or for a reason, under many names', all),
];
