import type { ObservedSignal, PromotionRequest } from '../observations';
import { CONFIRMATION_MS, MAX_SAMPLE_GAP_MS, MIN_SAMPLES } from './agreed';
import { automaticRequests, type Invariant, minutesAndSeconds, type Run } from './invariant';

export const confirmedLoss: Invariant = {
  name: 'confirmed-loss',
  sentence:
    'No automatic promotion unless, for the whole confirmation time before it, every verdict was "unhealthy" and the region reached the world.',
  check: (run) =>
    automaticRequests(run)
      .filter(isFirst)
      .flatMap((request) => problems(run, request)),
};

/** A failed promotion is asked for again by the same execution, on what was confirmed once. */
function isFirst(request: PromotionRequest, index: number, all: readonly PromotionRequest[]) {
  return index === 0 || all[index - 1]?.place !== request.place;
}

function problems({ seen }: Run, request: PromotionRequest): string[] {
  const there = seen.signals.filter(
    ({ place, atMs }) => place === request.place && atMs <= request.atMs,
  );
  // The last look is the confirmation's; what the watcher sees after it, nobody can act on.
  const lastAtMs = there.findLast(({ functionName }) => functionName === 'failover')?.atMs ?? 0;
  const since = (ms: number) =>
    there.filter(({ atMs }) => atMs <= lastAtMs && atMs > lastAtMs - ms);
  const within = since(CONFIRMATION_MS);
  const verdicts = within.filter(({ kind }) => kind === 'verdict');
  // The first sample of the confirmation may be one gap older than its time.
  const known = since(CONFIRMATION_MS + MAX_SAMPLE_GAP_MS).filter(({ kind }) => kind === 'verdict');
  const wrong = verdicts.filter(({ health }) => health !== 'unhealthy');
  const alone = momentsOf(within.filter(({ kind }) => kind === 'self')).filter((moment) =>
    moment.every(({ health }) => health !== 'healthy'),
  );
  const when = `promotion asked for at ${minutesAndSeconds(request.atMs)}`;
  return [
    ...(known.length < MIN_SAMPLES ? [`${when} after ${known.length} verdicts`] : []),
    ...wrong.map(({ health, atMs }) => `${when}, verdict ${health} at ${minutesAndSeconds(atMs)}`),
    ...alone.map((moment) => `${when}, cut off at ${minutesAndSeconds(moment[0]?.atMs ?? 0)}`),
  ];
}

/** Signals asked for at the same time belong together. */
function momentsOf(signals: readonly ObservedSignal[]): readonly (readonly ObservedSignal[])[] {
  const moments = new Map<number, ObservedSignal[]>();
  for (const signal of signals) {
    const moment = moments.get(signal.atMs) ?? [];
    moments.set(signal.atMs, moment);
    moment.push(signal);
  }
  return [...moments.values()];
}
