import { ProblemError } from './problem';

/** What `validate-payment` accepts as well: visible ASCII, up to 255 characters. */
const KEY = /^[\x21-\x7E]{1,255}$/;

/** An Item of type String (RFC 9651 section 3.3.3); `\"` and `\\` are its only escapes. */
const STRUCTURED_STRING = /^"((?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\["\\])*)"$/;

/**
 * What {@link readIdempotencyKey} takes, for the document: bare, or quoted with escapes. Without
 * lookahead, which the regular expressions of some languages don't have.
 */
export const IDEMPOTENCY_KEY_PATTERN = String.raw`^([!#-~][!-~]{0,254}|"([!#-\[\]-~]|\\["\\]){1,255}")$`;

/**
 * Reads `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07, section 2.1). The draft
 * makes it a quoted string; most clients send it bare, so both are one key.
 *
 * @throws ProblemError with status 400 when it is missing (section 2.7) or malformed
 */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string {
  if (header === undefined || header === '') {
    throw new ProblemError('idempotency-key-missing', {
      detail: 'Send a key of your own with every payment, and the same one with its retries.',
    });
  }
  const text = typeof header === 'string' ? header : header.join(', ');
  const quoted = STRUCTURED_STRING.exec(text)?.[1];
  const key = quoted === undefined ? text : quoted.replace(/\\(["\\])/g, '$1');
  // A quote at the start alone is a structured string gone wrong, not a key.
  if (!KEY.test(key) || (quoted === undefined && text.startsWith('"'))) {
    throw new ProblemError('idempotency-key-malformed', {
      detail: 'The key has to be 1 to 255 visible ASCII characters, without spaces.',
    });
  }
  return key;
}
