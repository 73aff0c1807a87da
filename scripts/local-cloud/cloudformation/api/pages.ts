import { validationError } from '../errors';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string | undefined;
}

/** One page of a list, from where the token says. */
export function pageOf<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): Page<Item> {
  const start = readToken(token) ?? 0;
  const end = start + size;
  return {
    items: items.slice(start, end),
    ...(end < items.length && { nextToken: writeToken(end) }),
  };
}

/**
 * One page of a list that grows at its end and is read from there. The token
 * counts from the beginning, so what is added meanwhile shifts nothing.
 */
export function newestFirstPage<Item>(
  items: readonly Item[],
  token: string | undefined,
  size: number,
): Page<Item> {
  const end = readToken(token) ?? items.length;
  const start = Math.max(0, end - size);
  return {
    items: items.slice(start, end).reverse(),
    ...(start > 0 && { nextToken: writeToken(start) }),
  };
}

function writeToken(position: number): string {
  return Buffer.from(`position:${position}`).toString('base64url');
}

function readToken(token: string | undefined): number | undefined {
  if (token === undefined) {
    return undefined;
  }
  const position = /^position:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (position === undefined) {
    throw validationError('NextToken is invalid');
  }
  return Number(position);
}
