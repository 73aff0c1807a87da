/**
 * What was agreed about each step of the state machines that calls something. Here and not from
 * the templates, so that a machine which was changed by mistake breaks an invariant instead of
 * moving it.
 */
export interface AgreedStep {
  /** Name of the state. */
  readonly state: string;
  /** What is asked: a function of ours answers what is refused otherwise, and later. */
  readonly asks: 'lambda' | 'service';
  /** How long an answer may take. */
  readonly limitSeconds: number;
  /** How often it is asked before the step is given up; undefined where it is asked until something has come of it. */
  readonly tries: number | undefined;
  /** What comes of an operation that can't do this step at all. */
  readonly without: WithoutStep;
  /** In the subject of the page that then says so, beside that of a failure. */
  readonly paged?: string;
  /** Where the operation stopped, in the words of the page about its failure. */
  readonly stoppedAt?: string;
}

/**
 * - `done`: it goes on, and is done.
 * - `not-ended`: it is done, and its item doesn't say so.
 * - `unmoved`: it fails before the promotion, and leaves the regions as they were.
 * - `unproven`: it fails after the promotion; DNS follows the writer all the same, and it is reported.
 * - `unlatched`: the same, and the watcher has to tell DNS.
 * - `unreported`: everything is done but the report.
 * - `failed`: a failure stays one, and is paged for.
 * - `unpaged`: a failure stays one; the alarm on failed executions is left.
 * - `aborted`: what was called off stays so.
 */
export type WithoutStep =
  | 'done'
  | 'not-ended'
  | 'unmoved'
  | 'unproven'
  | 'unlatched'
  | 'unreported'
  | 'failed'
  | 'unpaged'
  | 'aborted';

const lambda = (
  state: string,
  limitSeconds: number,
  without: WithoutStep,
  tries: number | undefined = 5,
): AgreedStep => ({ state, asks: 'lambda', limitSeconds, tries, without });

const service = (
  state: string,
  limitSeconds: number,
  tries: number | undefined,
  without: WithoutStep,
): AgreedStep => ({ state, asks: 'service', limitSeconds, tries, without });

const stops = (stoppedAt: string, step: AgreedStep): AgreedStep => ({ ...step, stoppedAt });

const note = (state: string): AgreedStep => service(state, 5, 3, 'done');

/** Of both machines. */
const common: readonly AgreedStep[] = [
  stops('claim', service('Claim', 5, 5, 'unmoved')),
  note('NoteConfirmed'),
  note('HoldsTheClaim'),
  stops('promotion', service('DescribeDatabase', 5, undefined, 'unmoved')),
  stops('promotion', { ...service('Promote', 15, undefined, 'unmoved'), paged: 'held up' }),
  note('NotePromoted'),
  stops('verifying payment', lambda('VerifyPayment', 17, 'unproven')),
  note('NoteVerified'),
  stops('latch', lambda('Latch', 15, 'unlatched')),
  note('NoteLatched'),
  lambda('VerifyTraffic', 15, 'done'),
  note('NoteServing'),
  stops('report', lambda('Report', 30, 'unreported')),
  service('RecordDone', 5, 3, 'not-ended'),
];

const inTrouble: readonly AgreedStep[] = [
  stops('verifying payment, and the latch', lambda('LatchAfterFailure', 15, 'unlatched')),
  lambda('ReportFailure', 30, 'failed'),
  service('RecordFailure', 5, 3, 'failed'),
  service('PageFailure', 10, 5, 'unpaged'),
  { ...service('RecordAbort', 5, 3, 'aborted'), paged: 'not carried out' },
  service('PageAbort', 10, 5, 'aborted'),
];

export const failoverSteps: readonly AgreedStep[] = [
  ...common,
  stops('confirmation', lambda('Confirm', 20, 'unmoved')),
  ...['RaiseMinimum', 'ReadDesiredCount', 'RaiseDesiredCount'].map((state) => ({
    ...service(state, 5, 2, 'done'),
    paged: 'Capacity not raised',
  })),
  service('PageAboutCapacity', 10, 1, 'done'),
  lambda('Fence', 22, 'done', 1),
];

export const switchoverSteps: readonly AgreedStep[] = [
  ...common,
  stops('check that the target is in sync', lambda('CheckInSync', 20, 'unmoved')),
  stops('capacity of the target', lambda('RaiseCapacity', 17, 'unmoved')),
  stops('draining', lambda('Drain', 12, 'unmoved')),
  lambda('Undrain', 12, 'done'),
  service('LowerMinimum', 10, 5, 'done'),
];

export const failoverStepsInTrouble: readonly AgreedStep[] = [
  ...inTrouble,
  service('LookForWriter', 10, 3, 'failed'),
  { ...lambda('UndoFence', 22, 'failed'), paged: 'still fenced' },
  service('PageStillFenced', 10, 5, 'failed'),
];

export const switchoverStepsInTrouble: readonly AgreedStep[] = [
  ...inTrouble,
  lambda('UndrainAfterFailure', 12, 'failed'),
  lambda('UndrainAfterPromotion', 12, 'failed'),
];

export const agreedStep = (
  kind: 'failover' | 'switchover',
  state: string,
): AgreedStep | undefined =>
  [
    ...(kind === 'failover' ? failoverSteps : switchoverSteps),
    ...(kind === 'failover' ? failoverStepsInTrouble : switchoverStepsInTrouble),
  ].find((step) => step.state === state);

/** Whether only an operation that has failed, or was called off, comes to it. */
export const isInTrouble = (kind: 'failover' | 'switchover', { state }: AgreedStep): boolean =>
  (kind === 'failover' ? failoverStepsInTrouble : switchoverStepsInTrouble).some(
    (step) => step.state === state,
  );
