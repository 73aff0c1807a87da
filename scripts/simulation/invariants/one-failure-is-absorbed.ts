import { type FaultOf, faultsOf } from '../schedule/fault';
import { isAgreedByItself } from './agreed-cases';
import { versionsOf } from './effects';
import { type Invariant, minutesAndSeconds, placeOfMachine, type Run } from './invariant';
import { operationsIn } from './operations';

const SECOND_MS = 1000;

/** A call without an answer costs a state its time-out, thirty seconds at most, and a repetition. */
const FAILURE_MS = 45 * SECOND_MS;

/** As with nothing in the way: see prompt-recovery. */
const STARTED_WITHIN_MS = 150 * SECOND_MS;

/** Proofs, and the minute that DNS may take to follow. */
const DONE_WITHIN_MS = 90 * SECOND_MS;

/** RDS is asked again a minute after it was busy. */
const BUSY_MS = 65 * SECOND_MS;

export const oneFailureIsAbsorbed: Invariant = {
  name: 'one-failure-is-absorbed',
  sentence:
    'An operation of which one call fails, whichever it is, is done all the same, once, in its time, and leaves what it would have left.',
  check: (run) => {
    const failures = faultsOf(run.schedule, 'call-fails');
    const [failure] = failures;
    const others = run.schedule.faults.filter(({ kind }) => kind !== 'call-fails');
    // Steps and tasks that fail by their name are judged by what was agreed about each.
    return failure !== undefined &&
      !/^(state|task) /.test(failure.call) &&
      failures.length === 1 &&
      !isAgreedByItself(run.schedule) &&
      others.length === 1
      ? problems(run, failure)
      : [];
  },
};

function problems(run: Run, failure: FaultOf<'call-fails'>): string[] {
  const { seen } = run;
  const [promotion] = seen.promotions;
  if (promotion === undefined) {
    return ['nothing was promoted'];
  }
  const place = placeOfMachine(promotion);
  const operations = operationsIn(seen, place);
  const [operation] = operations;
  const isBusy =
    typeof failure.manner === 'object' &&
    'error' in failure.manner &&
    failure.manner.error.startsWith('Invalid');
  const allowedMs = FAILURE_MS + failure.forMs + (isBusy ? BUSY_MS : 0);
  const facts = versionsOf(seen, place, `facts#${operation?.epoch ?? 0}`).at(-1)?.value ?? {};
  const endedAtMs = operation?.endedAtMs ?? Number.POSITIVE_INFINITY;
  const executions = seen.executions.filter((each) => each.place === place);
  // The first of several notes may be missing, and with the last one the end itself.
  const isEndLost = failure.call === 'DynamoDB UpdateItem' && failure.manner !== 'answer-lost';
  // The fence is asked once, and nothing waits for it.
  const isFence =
    failure.call.startsWith('fence ') || (failure.call === 'Lambda Invoke' && failure.nth === 2);
  const wrong: readonly (readonly [boolean, string])[] = [
    [operation?.outcome !== 'done' && !isEndLost, `the operation is ${operation?.outcome}`],
    [executions[0]?.status !== 'SUCCEEDED', 'its execution did not succeed'],
    // Whose end was not written down counts as dead, and is gone through again.
    [executions.length !== 1 && !isEndLost, `${executions.length} executions were started`],
    [seen.promotions.length !== 1, `${seen.promotions.length} promotions`],
    [facts.payment === undefined, 'no payment was proven'],
    [facts.latch === undefined, 'the latch was left'],
    [facts.traffic === undefined, 'no traffic was proven'],
    [
      promotion.kind === 'failover' &&
        (facts.loss === undefined || (facts.fence === undefined && !isFence)),
      'loss or fence were not written down',
    ],
    [!seen.reports.some((each) => each.place === place), 'no report was written'],
    [
      !isEndLost && endedAtMs > promotion.atMs + DONE_WITHIN_MS + allowedMs,
      `it ended at ${minutesAndSeconds(endedAtMs)}`,
    ],
    [
      promotion.requestedAtMs > failure.fromMs + STARTED_WITHIN_MS + allowedMs,
      `it asked at ${minutesAndSeconds(promotion.requestedAtMs)}`,
    ],
    [seen.final.dnsAnswer !== promotion.to, 'DNS does not follow'],
    [seen.final.isLatched !== (promotion.to === 'dr'), 'the latch is wrong'],
    [seen.final.regions[promotion.to].runningTasks < 10, 'too few tasks'],
    [seen.final.regions[promotion.from].isDraining, 'still draining'],
  ];
  return wrong.flatMap(([isWrong, what]) =>
    isWrong ? [`one ${failure.call} failed, and ${what}`] : [],
  );
}
