import type { EndedExecution } from '../observations';
import { PLACES } from '../world/places';
import { type AgreedStep, isInTrouble } from './agreed-steps';
import { versionAt, versionsOf } from './effects';
import type { Invariant, Run } from './invariant';
import { type ObservedOperation, operationsIn } from './operations';
import { isNeverPossible, type StepFailure, stepFailure } from './steps-persist';

export const withoutAStep: Invariant = {
  name: 'without-a-step',
  sentence:
    'An operation of which a step fails once is done all the same; one for which it always fails goes on without it, or fails and pages and leaves the regions as agreed for that step.',
  check: (run) => {
    const failure = stepFailure(run);
    return failure === undefined ? [] : problems(run, failure);
  },
};

function problems(run: Run, { fault, step, kind }: StepFailure): string[] {
  const { seen } = run;
  const { place } = fault;
  const tried = seen.tries.find((each) => each.place === place && each.state === step.state);
  const execution = seen.executions.find(
    (each) => each.place === place && each.name === tried?.execution,
  );
  if (execution?.endedAtMs === undefined) {
    return tried === undefined
      ? []
      : [`${step.state} fails, and ${execution?.name ?? 'no operation'} never ended`];
  }
  const operation = operationsIn(seen, place).find(({ name }) => name === execution.name);
  const ended = { kind, place, execution, operation };
  const isForGood = isNeverPossible(fault);
  // One that fails once on the way is done all the same; in trouble, what counts is the trouble.
  const isAbsorbed = !isForGood && !isInTrouble(kind, step);
  const what = isAbsorbed
    ? wrongs(run, ended, { ...step, without: 'done' })
    : isForGood
      ? [...wrongs(run, ended, step), ...isPaged(run, ended, step)]
      : [];
  return what.map(
    (each) =>
      `${step.state} of ${execution.name} fails ${isForGood ? 'always' : 'once'}, and ${each}`,
  );
}

interface Ended {
  readonly kind: 'failover' | 'switchover';
  readonly place: 'primary' | 'dr';
  readonly execution: EndedExecution;
  readonly operation: ObservedOperation | undefined;
}

function wrongs(run: Run, ended: Ended, step: AgreedStep): readonly string[] {
  const { state, without } = step;
  switch (without) {
    case 'done':
      return [
        ...hasEnded(ended, 'SUCCEEDED', 'done'),
        ...moved(run, ended),
        ...isAskedAtOnce(run, ended, step),
      ];
    case 'not-ended':
      return [...hasEnded(ended, 'SUCCEEDED', undefined), ...moved(run, ended)];
    case 'unmoved':
      return [...hasFailed(run, ended, step), ...stayed(run, ended)];
    case 'unlatched':
      return [...hasFailed(run, ended, step), ...moved(run, ended)];
    case 'unproven':
    case 'unreported':
      return [...hasFailed(run, ended, step), ...moved(run, ended), ...isLatched(run, ended)];
    case 'failed':
      return hasFailed(run, ended, step);
    case 'unpaged':
      return hasEnded(ended, 'FAILED', 'failed');
    case 'aborted':
      return [
        ...hasEnded(ended, 'SUCCEEDED', state === 'RecordAbort' ? undefined : 'aborted'),
        ...stayed(run, ended),
      ];
  }
}

const isPaged = ({ seen }: Run, { place }: Ended, { paged }: AgreedStep): readonly string[] =>
  unless(
    paged === undefined ||
      seen.pages.some((page) => page.place === place && page.subject.includes(paged)),
    `nobody was paged "${paged}"`,
  );

const unless = (holds: boolean, what: string): readonly string[] => (holds ? [] : [what]);

/** Without them there is no item, or nothing that ends it. */
const UNNOTED: ReadonlySet<string> = new Set(['Claim', 'RecordFailure']);

function hasEnded(
  { execution, operation }: Ended,
  status: string,
  outcome: string | undefined,
): readonly string[] {
  const endedAtMs = execution.endedAtMs ?? 0;
  // Later, the watcher ends it in its place.
  const noted = operation?.versions.findLast(({ atMs }) => atMs <= endedAtMs)?.value.outcome;
  return [
    ...unless(execution.status === status, `it ended ${execution.status}`),
    ...unless(noted === outcome, `its item says ${String(noted)}`),
  ];
}

function hasFailed(
  run: Run,
  ended: Ended,
  { state, stoppedAt = '' }: AgreedStep,
): readonly string[] {
  const { execution, place } = ended;
  const pages = run.seen.pages.filter(
    (page) =>
      page.place === place &&
      page.atMs >= execution.startedAtMs &&
      page.atMs <= (execution.endedAtMs ?? 0) &&
      page.subject.includes('FAILED'),
  );
  return [
    ...hasEnded(ended, 'FAILED', UNNOTED.has(state) ? undefined : 'failed'),
    ...unless(pages.length === 1, `${pages.length} pages say that it failed`),
    ...unless(
      pages.every(({ message }) => message.includes(`stopped at ${stoppedAt}`)),
      `the page does not say that it stopped at ${stoppedAt}`,
    ),
    // Only a promotion that did not come leaves it open who writes.
    ...unless(
      ['', 'promotion'].includes(stoppedAt) ||
        !run.seen.tries.some(
          (each) => each.execution === execution.name && each.state === 'LookForWriter',
        ),
      'it looked for the writer',
    ),
  ];
}

/** Done beside the promotion, and not before it. */
const BESIDE: ReadonlySet<string> = new Set([
  'RaiseMinimum',
  'ReadDesiredCount',
  'RaiseDesiredCount',
  'PageAboutCapacity',
  'Fence',
]);

const AT_ONCE_MS = 2_000;

const isAskedAtOnce = (
  { seen }: Run,
  { kind, execution, operation }: Ended,
  { state }: AgreedStep,
): readonly string[] => {
  const asked = seen.promotionRequests.find(
    ({ executionName }) => executionName === execution.name,
  );
  const waitedMs = (asked?.atMs ?? 0) - (operation?.phases.promoting ?? 0);
  return unless(
    kind !== 'failover' || !BESIDE.has(state) || waitedMs <= AT_ONCE_MS,
    'the promotion waited for it',
  );
};

/** By the operation itself: left to the watcher, it takes minutes. */
const isLatched = ({ seen }: Run, { kind, place, execution }: Ended): readonly string[] => {
  const to = kind === 'failover' ? place : place === 'primary' ? 'dr' : 'primary';
  const latch = versionAt(versionsOf(seen, 'dr', 'latch'), execution.endedAtMs ?? 0);
  return unless((latch?.value.set ?? false) === (to === 'dr'), 'it left the latch to the watcher');
};

const moved = ({ seen }: Run, { kind, place }: Ended): readonly string[] => {
  const [first] = seen.promotions;
  const to = kind === 'failover' ? place : place === 'primary' ? 'dr' : 'primary';
  return [
    ...unless(first?.kind === kind && first.to === to, 'the database did not move'),
    ...unless(seen.final.dnsAnswer === to, 'DNS does not follow'),
    ...unless(seen.final.isLatched === (to === 'dr'), 'the latch is wrong'),
    ...unless(
      PLACES.every((each) => !seen.final.regions[each].isDraining),
      'a region is still drained',
    ),
  ];
};

const stayed = ({ seen }: Run, { kind, place, execution }: Ended): readonly string[] => {
  const by = seen.promotionRequests.some(
    ({ executionName, outcome }) => executionName === execution.name && outcome === 'accepted',
  );
  return [
    ...unless(!by, 'the database was moved'),
    ...unless(
      kind === 'failover' || !seen.final.regions[place].isDraining,
      'the region is still drained',
    ),
  ];
};
