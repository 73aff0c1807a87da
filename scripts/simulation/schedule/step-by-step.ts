import {
  type AgreedStep,
  failoverSteps,
  failoverStepsInTrouble,
  switchoverSteps,
  switchoverStepsInTrouble,
} from '../invariants/agreed-steps';
import type { CallFailure, Fault, FaultOf, RegionPlace, Schedule } from './fault';
import { databaseLost } from './one-by-one';
import type { Scenario } from './scenarios';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

const BEGIN_MS = 6 * MINUTE_MS;
const FOR_EVER_MS = 24 * 60 * MINUTE_MS;

/** Half an hour of looks at the database, each of which may be without an answer. */
const UNTIL_GIVEN_UP_MINUTES = 75;

type Manner = Pick<FaultOf<'call-fails'>, 'manner' | 'forMs'>;

/** Worth a repetition, and with a function not: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const REFUSED = { error: 'ServiceException' };
const REFUSED_FOR_A_REASON = { error: 'ResourceNotFoundException' };

const always = (manner: CallFailure): Manner => ({ manner, forMs: FOR_EVER_MS });
const once = (manner: CallFailure): Manner => ({ manner, forMs: 0 });

/** No answer once, an answer that is late or lost, and no use at all for as long as it lasts. */
const manners = (step: AgreedStep): readonly Manner[] => [
  once('lost'),
  once('answer-lost'),
  once({ slowMs: 0.6 * step.limitSeconds * SECOND_MS }),
  always(REFUSED),
  ...(step.asks === 'lambda' ? [always(REFUSED_FOR_A_REASON)] : []),
  // Without answers, the looks of half an hour would be those of two; refused for most of it, they help.
  isPatient(step) ? { manner: REFUSED, forMs: 25 * MINUTE_MS } : always('lost'),
];

const stepFails = (place: RegionPlace, state: string, how: Manner): Fault => ({
  kind: 'call-fails',
  place,
  by: 'state-machines',
  call: `state ${state}`,
  nth: 1,
  fromMs: BEGIN_MS - MINUTE_MS,
  ...how,
});

const never = (place: RegionPlace, state: string): Fault =>
  stepFails(place, state, always(REFUSED));

const primaryLost: Fault = {
  kind: 'region-lost',
  place: 'primary',
  manner: 'refuses',
  fromMs: BEGIN_MS,
  untilMs: FOR_EVER_MS,
};

const somebody = (action: FaultOf<'operator'>['action']): Fault => ({
  kind: 'operator',
  action,
  atMs: BEGIN_MS,
});

/** What brings an operation to a step, and how long it takes. */
interface Trouble {
  readonly faults: readonly Fault[];
  readonly minutes?: number;
}

/**
 * The region is back while the operation is being confirmed: its claim and the confirmation take
 * their time, so that it happens within them.
 */
const backInTime: Trouble = {
  faults: [
    { ...primaryLost, untilMs: BEGIN_MS + 120 * SECOND_MS },
    stepFails('dr', 'Claim', { manner: 'lost', forMs: 20 * SECOND_MS }),
    stepFails('dr', 'Confirm', { manner: { slowMs: 15 * SECOND_MS }, forMs: 0 }),
  ],
};

/** Somebody makes the standby the writer, RDS wants nothing of it, and the primary goes on. */
const inVain: Trouble = {
  faults: [somebody('fail-over'), never('dr', 'Promote')],
  minutes: UNTIL_GIVEN_UP_MINUTES,
};

const failoverTrouble: Readonly<Record<string, Trouble>> = {
  RaiseDesiredCount: { faults: [primaryLost, { kind: 'scaling-suspended', place: 'dr' }] },
  PageAboutCapacity: { faults: [primaryLost, never('dr', 'RaiseMinimum')] },
  LatchAfterFailure: { faults: [primaryLost, never('dr', 'VerifyPayment')] },
  ReportFailure: { faults: [primaryLost, never('dr', 'VerifyPayment')] },
  RecordFailure: { faults: [primaryLost, never('dr', 'Confirm')] },
  PageFailure: { faults: [primaryLost, never('dr', 'Confirm')] },
  RecordAbort: backInTime,
  PageAbort: backInTime,
  LookForWriter: inVain,
  UndoFence: inVain,
  PageStillFenced: { ...inVain, faults: [...inVain.faults, never('dr', 'UndoFence')] },
};

const switched = somebody('switch-over');

const outOfSync: Trouble = {
  faults: [
    switched,
    { kind: 'replication-slow', lagMs: 90 * SECOND_MS, fromMs: 0, untilMs: FOR_EVER_MS },
  ],
};

const switchoverTrouble: Readonly<Record<string, Trouble>> = {
  LatchAfterFailure: { faults: [switched, never('primary', 'VerifyPayment')] },
  ReportFailure: { faults: [switched, never('primary', 'VerifyPayment')] },
  RecordFailure: { faults: [switched, never('primary', 'CheckInSync')] },
  PageFailure: { faults: [switched, never('primary', 'CheckInSync')] },
  RecordAbort: outOfSync,
  PageAbort: outOfSync,
  UndrainAfterFailure: { faults: [switched, never('primary', 'Drain')] },
  UndrainAfterPromotion: { faults: [switched, never('primary', 'VerifyPayment')] },
};

/** Steps that are asked again for half an hour. */
const isPatient = ({ state }: AgreedStep): boolean =>
  ['Promote', 'DescribeDatabase'].includes(state);

interface Plan {
  readonly place: RegionPlace;
  readonly usualMinutes: number;
  readonly steps: readonly AgreedStep[];
  readonly usual: Trouble;
  readonly trouble: Readonly<Record<string, Trouble>>;
}

function schedules({ place, usualMinutes, steps, usual, trouble }: Plan): readonly Schedule[] {
  return steps.flatMap((step) =>
    manners(step).map((how): Schedule => {
      const { faults, minutes } = trouble[step.state] ?? usual;
      const isLong = isPatient(step) && how.forMs > 0;
      return {
        durationMs: (minutes ?? (isLong ? UNTIL_GIVEN_UP_MINUTES : usualMinutes)) * MINUTE_MS,
        faults: [...faults, stepFails(place, step.state, how)],
      };
    }),
  );
}

const failover = schedules({
  place: 'dr',
  usualMinutes: 20,
  steps: [...failoverSteps, ...failoverStepsInTrouble],
  usual: { faults: [primaryLost] },
  trouble: failoverTrouble,
});

const switchover = schedules({
  place: 'primary',
  // A region that can't be told to take payments again does so by itself after a quarter of an hour.
  usualMinutes: 26,
  steps: [...switchoverSteps, ...switchoverStepsInTrouble],
  usual: { faults: [switched] },
  trouble: switchoverTrouble,
});

/** A little late, nearly too late, and without an answer: all that a task calls, for as long as it lasts. */
const SLOW: readonly Manner[] = [
  always({ slowMs: 700 }),
  always({ slowMs: 3_800 }),
  always('lost'),
];

const slowTasks = (
  place: RegionPlace,
  usual: Fault,
  tasks: readonly string[],
): readonly Schedule[] =>
  tasks.flatMap((task) =>
    SLOW.map(
      (how): Schedule => ({
        durationMs: 26 * MINUTE_MS,
        faults: [
          usual,
          {
            kind: 'call-fails',
            place,
            by: 'functions',
            call: `task ${task}`,
            nth: 1,
            fromMs: BEGIN_MS - MINUTE_MS,
            ...how,
          },
        ],
      }),
    ),
  );

const slowCall = (call: string, slowMs: number): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'functions',
  call,
  nth: 1,
  fromMs: BEGIN_MS - MINUTE_MS,
  ...always({ slowMs }),
});

/** The region without a database answers, and its time is over between two looks at its tasks. */
const slowCounts: Schedule = {
  durationMs: 26 * MINUTE_MS,
  faults: [
    databaseLost,
    slowCall('fence ECS UpdateService', 3_500),
    slowCall('fence ECS DescribeServices', 700),
  ],
};

const inBoth = ['verify-payment', 'latch', 'verify-traffic', 'report'];

const slow = [
  ...slowTasks('dr', primaryLost, [...inBoth, 'confirm', 'fence', 'record-rds-event']),
  ...slowTasks('primary', switched, [
    ...inBoth,
    'check-in-sync',
    'raise-capacity',
    'drain',
    'undrain',
  ]),
  slowCounts,
];

export const inTurn = (name: string, because: string, all: readonly Schedule[]): Scenario => ({
  name,
  because,
  plan: (_, seed) => all[(seed - 1) % all.length] ?? { durationMs: 0, faults: [] },
});

/** How many seeds it takes until every step has failed in every manner. */
export const stepByStepRuns = {
  'failing-failover-step': failover.length,
  'failing-switchover-step': switchover.length,
  'slow-task': slow.length,
} as const;

export const stepByStep: readonly Scenario[] = [
  inTurn(
    'failing-failover-step',
    'each step of a failover in turn fails, for a moment or for good',
    failover,
  ),
  inTurn('failing-switchover-step', 'each step of a switchover in turn', switchover),
  inTurn('slow-task', 'all that a task calls is slow, or never answers', slow),
];
