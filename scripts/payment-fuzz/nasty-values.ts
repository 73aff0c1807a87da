import fc from 'fast-check';

/** Published for tests by Visa, Mastercard, American Express and Discover. */
export const CARD_NUMBERS = [
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
] as const;

/** Examples of the registry of IBANs. */
export const IBANS = ['GB29NWBK60161331926819', 'DE89370400440532013000'] as const;

/** What must be in no log line, however it was sent. */
export const CREDENTIALS: readonly string[] = [...CARD_NUMBERS, ...IBANS];

const grouped = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1 ');
const hyphenated = (number: string): string => number.replace(/(.{4})(?=.)/g, '$1-');

const credential = fc
  .constantFrom(...CREDENTIALS)
  .chain((text) =>
    fc.constantFrom(
      text,
      grouped(text),
      hyphenated(text),
      `x ${text} x`,
      `${text}0`,
      text.toLowerCase(),
    ),
  );

/** Texts that have broken parsers, databases and logs before, and what must never be logged. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: credential },
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    "'; DROP TABLE payments; --",
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%00',
    '%',
    '-0',
    '1e309',
    'NaN',
    '10.50',
    '9'.repeat(400),
    'x'.repeat(20_000),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

export const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]]),
);
