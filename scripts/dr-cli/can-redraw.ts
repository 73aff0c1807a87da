import type { Io, Output } from './io';

/** Whether the cursor can be moved there, which a dumb terminal can't: it would show the codes for it. */
export function canRedraw(
  { isTerminal }: Pick<Output, 'isTerminal'>,
  { env }: Pick<Io, 'env'>,
): boolean {
  return isTerminal && env.TERM !== 'dumb';
}
