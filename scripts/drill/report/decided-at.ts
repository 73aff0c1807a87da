import type { Dated } from './bodies';

/** Who starts operations by what it decides. */
const WATCHER = 'region-watch';

/**
 * When a decision was made. It is read from the state table now and then, and so seen after the
 * operation that it started, whose start is known from the call: a decision that no operation was
 * started by before is moved to the start of the one that followed from it.
 *
 * @returns milliseconds on the drill's clock
 */
export function decidedAtMs(
  decisions: readonly Dated<'decision'>[],
  operations: readonly Dated<'operation'>[],
): (decision: Dated<'decision'>) => number {
  const toFailOver = decisions.filter(({ decision }) => decision === 'fail-over');
  return ({ region, decision, atMs }) => {
    if (decision !== 'fail-over') return atMs;
    const before = toFailOver
      .filter((each) => each.region === region && each.atMs < atMs)
      .reduce((latest, each) => Math.max(latest, each.atMs), Number.NEGATIVE_INFINITY);
    const started = operations
      .filter(
        (each) =>
          each.by === WATCHER &&
          each.region === region &&
          each.startedAtMs > before &&
          each.startedAtMs <= atMs,
      )
      .map(({ startedAtMs }) => startedAtMs);
    return started.length === 0 ? atMs : Math.min(...started);
  };
}
