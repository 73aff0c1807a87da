import type { EndedExecution } from '../observations';
import { PLACES } from '../world/places';
import { type AgreedStep, isInTrouble } from './agreed-steps';
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

function wrongs(run: Run, ended: Ended, { state, without }: AgreedStep): readonly string[] {
  switch (without) {
    case 'done':
      return [...hasEnded(ended, 'SUCCEEDED', 'done'), ...moved(run, ended)];
    case 'not-ended':
      return [...hasEnded(ended, 'SUCCEEDED', undefined), ...moved(run, ended)];
    case 'unmoved':
      return [...hasFailed(run, ended), ...stayed(run, ended)];
    case 'unproven':
    case 'unlatched':
    case 'unreported':
      return [...hasFailed(run, ended), ...moved(run, ended)];
    case 'failed':
      return hasFailed(run, ended);
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

function hasFailed(run: Run, ended: Ended): readonly string[] {
  const { execution, place } = ended;
  const pages = run.seen.pages.filter(
    (page) =>
      page.place === place &&
      page.atMs >= execution.startedAtMs &&
      page.atMs <= (execution.endedAtMs ?? 0) &&
      page.subject.includes('FAILED'),
  );
  return [
    ...unless(execution.status === 'FAILED', `it ended ${execution.status}`),
    ...unless(pages.length === 1, `${pages.length} pages say that it failed`),
  ];
}

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
