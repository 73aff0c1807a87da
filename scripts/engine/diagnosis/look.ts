import type { Finding } from './finding';

/** That something could not be found out, which never hides what is known. */
export function couldNotLook(what: string, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'could-not-look', what, reason };
}
