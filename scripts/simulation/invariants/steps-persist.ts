import type { ObservedTry } from '../observations';
import { type CallFailure, type FaultOf, faultsOf } from '../schedule/fault';
import { isAgreedByItself } from './agreed-cases';
import { type AgreedStep, agreedStep } from './agreed-steps';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

const SECOND_MS = 1000;

/** Longer than this nobody waits before the next try; shorter is no use to who is overloaded. */
const PAUSE_MS = 12 * SECOND_MS;

/** The first pause: what fails for a moment costs no more. */
const FIRST_PAUSE_MS = 5 * SECOND_MS;

/** What a call takes, and a look at the clock. */
const CALL_MS = SECOND_MS;

export const stepsPersist: Invariant = {
  name: 'steps-persist',
  sentence:
    'A step without an answer is asked again when its time is over and not before, one that is refused within seconds, and both as often as agreed; one that is answered in its time is asked once.',
  check: (run) => {
    const failure = stepFailure(run);
    return failure === undefined ? [] : problems(failure, triesOf(run, failure));
  },
};

export interface StepFailure {
  readonly fault: FaultOf<'call-fails'>;
  readonly step: AgreedStep;
  readonly kind: 'failover' | 'switchover';
}

/** The step that fails in this run; the last of several is what the others lead to. */
export function stepFailure({ schedule }: Pick<Run, 'schedule'>): StepFailure | undefined {
  const fault = faultsOf(schedule, 'call-fails').at(-1);
  if (fault === undefined || !fault.call.startsWith('state ') || isAgreedByItself(schedule)) {
    return undefined;
  }
  const kind = fault.place === 'dr' ? 'failover' : 'switchover';
  const step = agreedStep(kind, fault.call.replace('state ', ''));
  return step && { fault, step, kind };
}

/** Longer than any operation goes on asking. */
const FOR_GOOD_MS = 60 * 60 * SECOND_MS;

export const isNeverPossible = ({ forMs }: FaultOf<'call-fails'>): boolean => forMs > FOR_GOOD_MS;

/** Of the first execution that came to the step. */
function triesOf({ seen }: Run, { fault, step }: StepFailure): readonly ObservedTry[] {
  const all = seen.tries.filter(
    ({ place, state }) => place === fault.place && state === step.state,
  );
  return all.filter(({ execution }) => execution === all[0]?.execution);
}

/** How often a step is tried, and what is between two tries. */
interface Persistence {
  readonly tries: number | undefined;
  readonly pauseMs?: { readonly atLeast: number; readonly atMost: number };
}

function agreed({ fault, step }: StepFailure): Persistence {
  const { manner } = fault;
  const limitMs = step.limitSeconds * SECOND_MS;
  const afterNoAnswer = (pauseMs: number) => ({
    atLeast: limitMs,
    atMost: limitMs + pauseMs + CALL_MS,
  });
  if (isNeverPossible(fault)) {
    if (isMeant(manner, step)) {
      return { tries: 1 };
    }
    // What is asked until something comes of it has pauses of its own.
    return step.tries === undefined
      ? { tries: undefined }
      : {
          tries: step.tries,
          pauseMs: manner === 'lost' ? afterNoAnswer(PAUSE_MS) : { atLeast: 0, atMost: PAUSE_MS },
        };
  }
  if (step.tries === undefined) {
    return manner === 'lost'
      ? { tries: undefined, pauseMs: { atLeast: 0, atMost: limitMs + PAUSE_MS } }
      : { tries: undefined };
  }
  if (isWaitedFor(step)) {
    return { tries: undefined };
  }
  const isAnswered =
    typeof manner === 'object' || (manner === 'answer-lost' && step.asks === 'lambda');
  return isAnswered
    ? { tries: 1 }
    : { tries: Math.min(2, step.tries), pauseMs: afterNoAnswer(FIRST_PAUSE_MS) };
}

function problems(failure: StepFailure, tries: readonly ObservedTry[]): string[] {
  const { fault, step } = failure;
  const { tries: agreedTries, pauseMs } = agreed(failure);
  const pauses = tries.slice(1).map(({ atMs }, index) => atMs - (tries[index]?.atMs ?? 0));
  const wrong: readonly (readonly [boolean, string])[] = [
    [
      agreedTries !== undefined && tries.length > 0 && tries.length !== agreedTries,
      `was tried ${tries.length} times and not ${agreedTries}`,
    ],
    [pauses.some((each) => each < (pauseMs?.atLeast ?? 0)), 'did not wait for its answer'],
    [
      pauses.some((each) => each > (pauseMs?.atMost ?? Number.POSITIVE_INFINITY)),
      'was tried again too late',
    ],
  ];
  const times = tries.slice(0, 8).map(({ atMs }) => minutesAndSeconds(atMs));
  const how = `${isNeverPossible(fault) ? 'always' : 'once'} ${JSON.stringify(fault.manner)}`;
  return wrong.flatMap(([isWrong, what]) =>
    isWrong ? [`${step.state}, ${how}, ${what}: at ${times.join(', ')}`] : [],
  );
}

/** A function that answers so would answer so again. */
const isMeant = (manner: CallFailure, { asks }: AgreedStep): boolean =>
  asks === 'lambda' &&
  typeof manner === 'object' &&
  'error' in manner &&
  manner.error === 'ResourceNotFoundException';

/** Answers "not yet" while something else takes its time. */
const isWaitedFor = ({ state }: AgreedStep): boolean =>
  ['Confirm', 'RaiseCapacity', 'VerifyPayment', 'VerifyTraffic'].includes(state);
