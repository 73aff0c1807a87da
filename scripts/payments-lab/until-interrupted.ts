export type Ending<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** The work goes on; nobody waits for it, and nobody hears of its failure. */
  | { readonly kind: 'interrupted' };

/** Waits for work until the signal is aborted. */
export async function untilInterrupted<T>(
  signal: AbortSignal,
  work: Promise<T>,
): Promise<Ending<T>> {
  const interrupted = new Promise<Ending<T>>((resolve) => {
    const end = () => resolve({ kind: 'interrupted' });
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return Promise.race([interrupted, work.then((value): Ending<T> => ({ kind: 'done', value }))]);
}
