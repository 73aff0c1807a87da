import { isObject } from '../../../functions/shared/state/guards';
import type { RegionPlace } from '../schedule/fault';
import { agreedAftermathOf } from './agreed-aftermaths';
import type { AgreedAftermath } from './agreed-aftermaths/agreed-aftermath';
import { effectsOf, versionsOf } from './effects';
import type { Invariant, Run } from './invariant';
import { operationsIn } from './operations';
import { wrongItem } from './watches-as-agreed';

export const aftermathsAsAgreed: Invariant = {
  name: 'aftermaths-as-agreed',
  sentence:
    "What comes beside an operation and after it was agreed, one by one: how far the lost region's tasks are watched, and its latch dropped; which lost writes are copied, once, and named; which of RDS's events are kept, in which order; what a report says of it, and whether people are told; and what is refused because it comes too late or is wrong.",
  check: (run) => {
    const agreed = agreedAftermathOf(run.schedule);
    return agreed === undefined
      ? []
      : CHECKS.flatMap((check) => check(run, agreed))
          .slice(0, 3)
          .map((problem) => `${agreed.name}: ${problem}`);
  },
};

type Check = (run: Run, agreed: AgreedAftermath) => readonly string[];

const differs = (what: string, found: unknown, agreed: unknown): readonly string[] =>
  JSON.stringify(found) === JSON.stringify(agreed)
    ? []
    : [`${what} ${JSON.stringify(found)} and not ${JSON.stringify(agreed)}`];

const items: Check = ({ seen }, agreed) =>
  (agreed.items ?? []).flatMap((each) => wrongItem(seen, each));

const fence: Check = ({ seen }, agreed) => {
  if (agreed.fence === undefined) {
    return [];
  }
  const facts = versionsOf(seen, 'dr', 'facts#1').at(-1)?.value.fence;
  const looks = seen.calls.filter(
    ({ task, operation }) => task === 'fence' && operation === 'DescribeServices',
  ).length;
  return [
    ...differs('the fence is', isObject(facts) ? facts.outcome : undefined, agreed.fence.outcome),
    ...differs('looks at the tasks:', looks, agreed.fence.looks),
  ];
};

const loss: Check = ({ seen }, agreed) => {
  if (agreed.loss === undefined) {
    return [];
  }
  const all = operationsIn(seen, 'dr');
  const facts = versionsOf(seen, 'dr', `facts#${all.at(-1)?.epoch}`).at(-1)?.value.loss;
  return [
    ...differs('failovers:', all.length, agreed.loss.operations),
    ...differs('the lag is', isObject(facts) ? facts.kind : undefined, agreed.loss.kind),
  ];
};

const copies: Check = ({ seen }, agreed) => {
  if (agreed.copies === undefined) {
    return [];
  }
  const { place, ids } = agreed.copies;
  const found = seen.snapshots.filter((each) => each.kind === 'manual' && each.place === place);
  return differs('copies are', found.map(({ id }) => id).toSorted(), ids.toSorted());
};

const copyRequests: Check = ({ seen }, agreed) =>
  agreed.copyRequests === undefined
    ? []
    : differs(
        'copies asked for:',
        seen.calls.filter(
          ({ from, operation }) => from === 'dr' && operation === 'CopyDBClusterSnapshot',
        ).length,
        agreed.copyRequests,
      );

const names: Check = ({ seen }, agreed) => {
  if (agreed.names === undefined) {
    return [];
  }
  const report = seen.reports.findLast(({ place }) => place === 'dr')?.report;
  const saved = isObject(report) ? report.lostWrites : undefined;
  const named = isObject(saved) && saved.kind === 'saved' ? saved.copyId : 'none';
  return differs('the report names', report === undefined ? 'nothing' : named, agreed.names);
};

const memberAt = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((found, name) => (isObject(found) ? found[name] : undefined), value);

const says: Check = ({ seen }, agreed) => {
  const report = seen.reports.findLast(({ place }) => place === 'dr')?.report;
  return Object.entries(agreed.says ?? {}).flatMap(([path, value]) =>
    differs(`the report says of ${path}`, memberAt(report, path), value),
  );
};

const told: Check = ({ seen }, agreed) => {
  if (agreed.told === undefined) {
    return [];
  }
  const { subject, count } = agreed.told;
  const pages = seen.pages.filter((page) => page.subject.includes(subject));
  return differs(`people were told "${subject}", times:`, pages.length, count);
};

const copyStatuses: Check = ({ seen }, agreed) => {
  if (agreed.copyStatuses === undefined) {
    return [];
  }
  const found = seen.reports.flatMap(({ place, report }) => {
    const saved = place === 'dr' && isObject(report) ? report.lostWrites : undefined;
    return isObject(saved) && saved.kind === 'saved' ? [saved.copyStatus] : [];
  });
  return differs('copies are reported to be', [...new Set(found)], agreed.copyStatuses);
};

const events: Check = ({ seen }, agreed) =>
  (agreed.events ?? []).flatMap(({ place, ids }) => {
    const newest = effectsOf(seen, place, 'item').findLast(({ item }) => item === 'rds-events');
    const kept: readonly unknown[] = Array.isArray(newest?.value) ? newest.value : [];
    const found = kept.map((event) => (isObject(event) ? event.id : undefined));
    return differs(`${place} has kept the events`, found, ids);
  });

const tasksIn = ({ seen }: Run, place: RegionPlace, task: string) =>
  seen.invocations.filter((each) => each.place === place && each.task === task);

const failures: Check = (run, agreed) => {
  if (agreed.failures === undefined) {
    return [];
  }
  const { place, task, names: expected } = agreed.failures;
  const found = tasksIn(run, place, task).flatMap(({ failure }) => failure ?? []);
  return differs(`${task} failed with`, [...new Set(found)], expected);
};

const answers: Check = (run, agreed) => {
  if (agreed.answers === undefined) {
    return [];
  }
  const { place, task, member, values } = agreed.answers;
  const found = tasksIn(run, place, task).map(({ answer }) =>
    isObject(answer) ? answer[member] : undefined,
  );
  return differs(`${task} answered`, found, values);
};

const published: Check = ({ seen }, agreed) => {
  if (agreed.published === undefined) {
    return [];
  }
  const { place, metric, value, count } = agreed.published;
  const found = effectsOf(seen, place, 'metrics').filter(
    ({ values }) => values.WatchRan === undefined && values[metric] === value,
  );
  return differs(`${metric} ${value} was published in ${place}, times:`, found.length, count);
};

const calls: Check = ({ seen }, agreed) => {
  if (agreed.calls === undefined) {
    return [];
  }
  const { from, operation, count } = agreed.calls;
  const found = seen.calls.filter(
    (each) =>
      each.functionName === 'failover' && each.from === from && each.operation === operation,
  );
  return differs(`calls of ${operation}:`, found.length, count);
};

const CHECKS: readonly Check[] = [
  items,
  fence,
  loss,
  copies,
  copyRequests,
  names,
  says,
  told,
  copyStatuses,
  events,
  failures,
  answers,
  published,
  calls,
];
