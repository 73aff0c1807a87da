import { maskPaymentCredentials } from './payment-credentials';

/** Fields whose value is never logged, whatever it looks like: a mistyped card number is still one. */
const SECRET_FIELDS: ReadonlySet<string> = new Set([
  'number',
  'cardnumber',
  'pan',
  'cvc',
  'cvv',
  'securitycode',
  'iban',
  'accountnumber',
]);

const REDACTED = '[REDACTED]';

/**
 * Characters of a text that are logged. Looking for card numbers takes time with
 * every digit, and a caller can send millions.
 */
const LOGGED_CHARACTERS = 1024;

/** What a cut may leave of a card number or IBAN, which then no longer reads as one. */
const POSSIBLE_REST = /[\dA-Za-z -]{0,80}$/;

/**
 * Replacer for `JSON.stringify`: hides secret fields, and masks card numbers and
 * IBANs wherever they are, in values and in field names.
 */
export function redact(field: string, value: unknown): unknown {
  if (SECRET_FIELDS.has(field.toLowerCase()) && value !== undefined) return REDACTED;
  switch (typeof value) {
    case 'string':
      return maskPaymentCredentials(shorten(value));
    case 'number':
    case 'bigint':
      return redactNumber(value);
    case 'object':
      return value === null || Array.isArray(value) || value instanceof Error
        ? value
        : redactFieldNames(value);
    default:
      return value;
  }
}

function shorten(text: string): string {
  return text.length <= LOGGED_CHARACTERS
    ? text
    : `${text.slice(0, LOGGED_CHARACTERS).replace(POSSIBLE_REST, '')}… (${text.length} characters)`;
}

function redactNumber(value: number | bigint): number | bigint | string {
  const text = String(value);
  const masked = maskPaymentCredentials(text);
  return masked === text ? value : masked;
}

function redactFieldNames(value: object): object {
  const entries = Object.entries(value);
  const masked = entries.map(
    ([name, member]) => [maskPaymentCredentials(shorten(name)), member] as const,
  );
  return masked.some(([name], order) => name !== entries[order]?.[0])
    ? Object.fromEntries(masked)
    : value;
}
