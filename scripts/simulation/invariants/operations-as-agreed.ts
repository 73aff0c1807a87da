import { isObject } from '../../../functions/shared/state/guards';
import { agreedOperationOf } from './agreed-operations';
import type { AgreedOperation } from './agreed-operations/agreed-operation';
import { effectsOf, versionAt, versionsOf } from './effects';
import type { Invariant, Run } from './invariant';
import { type ObservedOperation, operationsIn } from './operations';
import { ofTasks, ofTries } from './tries-as-agreed';

const SECOND_MS = 1000;

/** From the end of an operation to what people are told of it. */
const TOLD_WITHIN_MS = 60 * SECOND_MS;

export const operationsAsAgreed: Invariant = {
  name: 'operations-as-agreed',
  sentence:
    'An operation that is refused, called off, asked to wait or answered oddly ends as was agreed about that, one by one: for the reason that is so, after as many tries, with nothing changed when it was called off, and with DNS at the writer and the failure reported when a payment was not proven.',
  check: (run) => {
    const agreed = agreedOperationOf(run.schedule);
    if (agreed === undefined) {
      return [];
    }
    const [operation, next] = operationsIn(run.seen, agreed.place);
    const problems =
      operation === undefined
        ? ['there was no operation']
        : [
            ...ofOutcome(run, agreed, operation),
            ...ofTries(run, agreed, operation),
            ...ofTasks(run, agreed, operation),
            ...ofResumption(run, agreed, next),
          ];
    return problems.slice(0, 3).map((problem) => `${agreed.name}: ${problem}`);
  },
};

function ofOutcome(run: Run, agreed: AgreedOperation, operation: ObservedOperation): string[] {
  const outcome = isFailure(agreed) ? 'failed' : agreed.outcome;
  const reason = String(operation.versions.at(-1)?.value.reason);
  return [
    ...(operation.outcome === outcome ? [] : [`it is ${operation.outcome}`]),
    ...(agreed.reason === undefined || agreed.reason.test(reason)
      ? []
      : [`it was called off because of "${reason}"`]),
    ...whatFollowed(run, agreed, operation),
  ];
}

function ofResumption(
  { seen }: Run,
  { resumed }: AgreedOperation,
  operation: ObservedOperation | undefined,
): string[] {
  if (resumed === undefined) {
    return [];
  }
  if (operation === undefined) {
    return ['it was not resumed'];
  }
  const { outcome, reason = /./, fence } = resumed;
  const said = String(operation.versions.at(-1)?.value.reason);
  const facts = versionsOf(seen, operation.place, `facts#${operation.epoch}`).at(-1)?.value;
  return [
    ...(operation.outcome === outcome ? [] : [`resumed, it is ${operation.outcome}`]),
    ...(reason.test(said) ? [] : [`resumed, it was called off because of "${said}"`]),
    ...(fence === undefined || outcomeIn(facts?.fence) === fence
      ? []
      : [`resumed, it fenced ${JSON.stringify(facts?.fence)}`]),
  ];
}

const isFailure = ({ outcome }: AgreedOperation): boolean =>
  outcome === 'unproven' || outcome === 'in-vain' || outcome === 'failed';

function whatFollowed(run: Run, agreed: AgreedOperation, operation: ObservedOperation): string[] {
  switch (agreed.outcome) {
    case 'done':
      return afterwards(run, agreed, operation);
    case 'unproven':
      return [
        ...afterwards(run, agreed, operation),
        ...(isPaged(run, operation, 'FAILED') ? [] : ['nobody was told of the failure']),
      ];
    case 'in-vain':
      return [
        ...leftBehind(run, agreed, operation),
        ...(agreed.isUnpaged || isPaged(run, operation, 'FAILED')
          ? []
          : ['nobody was told of the failure']),
      ];
    case 'failed':
      return [
        ...(isPaged(run, operation, 'FAILED') ? [] : ['nobody was told of the failure']),
        ...(isDrained(run, operation) ? ['left the writer drained'] : []),
      ];
    case 'aborted':
      return [
        ...changes(run, agreed, operation),
        ...(isPaged(run, operation, 'not carried out') ? [] : ['nobody was told']),
      ];
  }
}

/** Where payments are still taken; also by a step that was late. */
const isDrained = ({ seen }: Run, { place, endedAtMs = 0 }: ObservedOperation): boolean =>
  seen.final.writer === place &&
  versionAt(versionsOf(seen, place, 'draining'), endedAtMs + TOLD_WITHIN_MS)?.value.set === true;

/** What was moved by an operation that was called off: nothing may have been. */
function changes(
  { seen }: Run,
  { place }: AgreedOperation,
  { name, claimedAtMs, endedAtMs = Number.POSITIVE_INFINITY }: ObservedOperation,
): string[] {
  const other = place === 'dr' ? 'primary' : 'dr';
  const isWithin = ({ atMs }: { readonly atMs: number }) =>
    atMs >= claimedAtMs && atMs <= endedAtMs + SECOND_MS;
  const wrong: readonly (readonly [boolean, string])[] = [
    [
      seen.promotionRequests.some((each) => each.place === place && each.executionName === name),
      'asked for a promotion',
    ],
    [effectsOf(seen, other, 'tasks').some(isWithin), `moved tasks in ${other}`],
    [versionsOf(seen, place, 'draining').some(isWithin), 'drained'],
    [versionsOf(seen, 'dr', 'latch').some(isWithin), 'moved the latch'],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [`it was called off, and ${what}`] : []));
}

/** Tasks pay again where the writer still is; they may not where it is unknown, or about to move. */
function leftBehind(
  { seen }: Run,
  { place, oldTasks, fence = '' }: AgreedOperation,
  { name, epoch }: ObservedOperation,
): string[] {
  const other = place === 'dr' ? 'primary' : 'dr';
  const facts = versionsOf(seen, place, `facts#${epoch}`).at(-1)?.value;
  const { minimumTasks } = seen.final.regions[other];
  const isPromoted = seen.promotionRequests.some(
    ({ executionName, outcome }) => executionName === name && outcome === 'accepted',
  );
  const wrong: readonly (readonly [boolean, string])[] = [
    [isPromoted, 'it promoted'],
    [
      !fence.split('|').includes(String(outcomeIn(facts?.fence))),
      `fenced ${JSON.stringify(facts?.fence)}`,
    ],
    [
      seen.pages.some(({ subject }) => subject.includes('still fenced')),
      `people were told that ${other} is still fenced`,
    ],
    [
      minimumTasks > 0 !== (oldTasks === 'started-again'),
      `${other} is left with at least ${minimumTasks} tasks`,
    ],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}

/** Of an operation that has promoted. */
function afterwards(
  run: Run,
  { place, outcome, fence, isTrafficProven = true }: AgreedOperation,
  operation: ObservedOperation,
): string[] {
  const { seen } = run;
  const isProven = outcome === 'done';
  const endedAtMs = operation.endedAtMs ?? Number.POSITIVE_INFINITY;
  const facts = versionAt(versionsOf(seen, place, `facts#${operation.epoch}`), endedAtMs)?.value;
  const written = seen.reports.find(
    (each) => each.place === place && each.atMs >= operation.claimedAtMs,
  );
  const report = written?.report;
  const isTold = seen.pages.some(({ message }) => message.includes(`/${written?.key}.md`));
  const to = 'dr';
  const isDrainedAt = (atMs: number) =>
    versionAt(versionsOf(seen, place, 'draining'), atMs)?.value.set === true;
  const hasDrained = versionsOf(seen, place, 'draining').some(
    ({ atMs, value }) => value.set === true && atMs <= (operation.phases.promoting ?? 0),
  );
  const execution = seen.executions.find(({ arn }) => arn === operation.executionArn);
  const wrong: readonly (readonly [boolean, string])[] = [
    [execution?.status !== (isProven ? 'SUCCEEDED' : 'FAILED'), `ended ${execution?.status}`],
    [seen.promotions.length !== 1, `${seen.promotions.length} promotions`],
    [place === 'primary' && !hasDrained, 'did not drain before the promotion'],
    [isDrainedAt(endedAtMs), 'left the region drained'],
    [seen.final.writer !== to, `${seen.final.writer} writes`],
    [!seen.final.isLatched, 'left the latch'],
    [seen.final.dnsAnswer !== to, 'left DNS'],
    [(facts?.payment !== undefined) !== isProven, `payment ${JSON.stringify(facts?.payment)}`],
    [
      (facts?.traffic !== undefined) !== (isProven && isTrafficProven),
      `traffic ${JSON.stringify(facts?.traffic)}`,
    ],
    [
      kindOf(report, 'payments') !== (isProven ? 'verified' : 'not-verified'),
      `reported payments as ${kindOf(report, 'payments')}`,
    ],
    [
      kindOf(report, 'dns') !== (isProven && isTrafficProven ? 'verified' : 'not-verified'),
      `reported DNS as ${kindOf(report, 'dns')}`,
    ],
    [!isTold, 'told nobody of its report'],
    [
      fence !== undefined && !fence.split('|').includes(String(outcomeIn(facts?.fence))),
      `fenced ${JSON.stringify(facts?.fence)}`,
    ],
  ];
  return wrong.flatMap(([isWrong, what]) => (isWrong ? [what] : []));
}

const outcomeIn = (fact: unknown): unknown => (isObject(fact) ? fact.outcome : undefined);

function kindOf(report: unknown, member: string): unknown {
  const found = isObject(report) ? report[member] : undefined;
  return isObject(found) ? found.kind : undefined;
}

const isPaged = (
  { seen }: Run,
  { place, claimedAtMs, endedAtMs = Number.POSITIVE_INFINITY }: ObservedOperation,
  subject: string,
): boolean =>
  seen.pages.some(
    (page) =>
      page.place === place &&
      page.subject.includes(subject) &&
      page.atMs >= claimedAtMs &&
      page.atMs <= endedAtMs + TOLD_WITHIN_MS,
  );
