import type { Observations } from '../observations';
import { type During, isDuring } from '../schedule/fault';
import { EPOCH_MS } from '../world/places';
import { agreedWatchOf } from './agreed-watches';
import type {
  AgreedCalls,
  AgreedItem,
  AgreedMetric,
  AgreedPages,
  AgreedPayments,
  AgreedTasks,
} from './agreed-watches/agreed-watch';
import { effectsOf, versionAt, versionsOf } from './effects';
import { type Invariant, isAutomatic, minutesAndSeconds } from './invariant';

export const watchesAsAgreed: Invariant = {
  name: 'watches-as-agreed',
  sentence:
    'What a watcher does beside deciding, it does as was agreed, one by one: it corrects the latch when, and only when, everything allows it, keeps account of the exposure, moves tasks, ends and resumes what has died, publishes what is so, and pages for each as often as it should.',
  check: ({ schedule, seen }) => {
    const agreed = agreedWatchOf(schedule);
    if (agreed === undefined) {
      return [];
    }
    const { name, items = [], metrics = [], pages = [], tasks = [], payments = [] } = agreed;
    const { calls = [], starts, refusals = seen.refusals.length } = agreed;
    return [
      ...items.flatMap((each) => wrongItem(seen, each)),
      ...metrics.flatMap((each) => wrongMetric(seen, each)),
      ...pages.flatMap((each) => wrongPages(seen, each)),
      ...tasks.flatMap((each) => wrongTasks(seen, each)),
      ...payments.flatMap((each) => wrongPayments(seen, each)),
      ...calls.flatMap((each) => wrongCalls(seen, each)),
      ...wrongCount('refusals', seen.refusals, refusals, undefined),
      ...(starts === undefined ? [] : wrongStarts(seen, starts)),
    ]
      .slice(0, 3)
      .map((problem) => `${name}: ${problem}`);
  },
};

export function wrongItem(
  seen: Observations,
  { place, item, member, value, momentIn, fromMs, untilMs }: AgreedItem,
): string[] {
  const isRight = (found: unknown): boolean =>
    momentIn === undefined ? found === value : isDuring(momentIn, Number(found) - EPOCH_MS);
  const versions = versionsOf(seen, place, item);
  const during = versions.filter(({ atMs }) => atMs > fromMs && atMs < untilMs);
  const all = [versionAt(versions, fromMs), ...during];
  const wrong = all.findIndex((version) => !isRight(version?.value[member]));
  return wrong < 0
    ? []
    : [
        `${item}.${member} of ${place} was ${String(all[wrong]?.value[member])} at ${minutesAndSeconds(Math.max(fromMs, all[wrong]?.atMs ?? 0))} and not ${momentIn === undefined ? String(value) : 'of its time'}`,
      ];
}

function wrongMetric(seen: Observations, { place, metric, value, ...during }: AgreedMetric) {
  const all = effectsOf(seen, place, 'metrics').filter(
    ({ atMs, values }) => values.WatchRan === 1 && isDuring(during, atMs),
  );
  const isRight = (found: number | undefined): boolean => {
    if (value === 'absent' || typeof value === 'number') {
      return found === (value === 'absent' ? undefined : value);
    }
    return found !== undefined && found >= value.atLeast && found <= value.atMost;
  };
  const wrong = all.find(({ values }) => !isRight(values[metric]));
  return [
    ...(all.length === 0 ? [`${place} published nothing`] : []),
    ...(wrong === undefined
      ? []
      : [
          `${place} published ${metric} ${wrong.values[metric]} at ${minutesAndSeconds(wrong.atMs)} and not ${JSON.stringify(value)}`,
        ]),
  ];
}

function wrongPages({ pages }: Observations, { subject, count, first }: AgreedPages): string[] {
  const told = pages.filter((page) => page.subject.includes(subject));
  return wrongCount(`pages "${subject}"`, told, count, first);
}

function wrongTasks(seen: Observations, { place, minimum, count, first }: AgreedTasks): string[] {
  const wanted = effectsOf(seen, place, 'tasks').filter((each) => each.minimum === minimum);
  return wrongCount(`times ${minimum} tasks in ${place}`, wanted, count, first);
}

function wrongPayments(
  { acknowledged }: Observations,
  { place, isTaken, ...during }: AgreedPayments,
): string[] {
  const taken = acknowledged.find((each) => each.place === place && isDuring(during, each.atMs));
  return (taken !== undefined) === isTaken
    ? []
    : [
        `${place} took ${isTaken ? 'no payment from' : 'a payment after'} ${minutesAndSeconds(during.fromMs)}`,
      ];
}

function wrongCalls(
  { calls }: Observations,
  { place, service, operation, count, ...during }: AgreedCalls,
): string[] {
  const asked = calls.filter(
    (each) =>
      each.functionName === 'region-watch' &&
      each.from === place &&
      each.service === service &&
      each.operation === operation &&
      isDuring(during, each.startedAtMs),
  );
  const times = asked.map(({ startedAtMs: atMs }) => ({ atMs }));
  return wrongCount(`times ${operation} in ${place}`, times, count, undefined);
}

function wrongCount(
  what: string,
  all: readonly { readonly atMs: number }[],
  count: number,
  first: During | undefined,
): string[] {
  const [earliest] = all;
  return [
    ...(all.length === count ? [] : [`${all.length} ${what} and not ${count}`]),
    ...(first !== undefined && earliest !== undefined && !isDuring(first, earliest.atMs)
      ? [`the first of ${what} came at ${minutesAndSeconds(earliest.atMs)}`]
      : []),
  ];
}

function wrongStarts({ executions }: Observations, starts: readonly string[]): string[] {
  const names = executions.filter((each) => isStartedByWatcher(each)).map(({ name }) => name);
  return names.join() === starts.join()
    ? []
    : [
        `watchers started ${names.join(', ') || 'nothing'} and not ${starts.join(', ') || 'anything'}`,
      ];
}

const isStartedByWatcher = (execution: Parameters<typeof isAutomatic>[0]): boolean =>
  isAutomatic(execution) || execution.by.startsWith('region-watch');
