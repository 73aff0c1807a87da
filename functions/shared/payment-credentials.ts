import { CARD_NUMBER_DIGITS, isCardNumber } from './card-number';
import { findIbanProblem, ibanLength } from './iban';

/** Characters of a card number or an IBAN that may be shown. */
const VISIBLE_TAIL = 4;

/** Where a card number or IBAN sits in a text: the index of each of its characters. */
type Location = readonly number[];

// A UUID is skipped as a whole: its groups can read like grouped digits, and
// idempotency keys usually are UUIDs. Not one with further digits at its ends,
// which could be those of a card number.
const UUID_OR_DIGITS =
  /((?<!\d[ -]?)[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?![ -]?\d))|\d(?:[ -]?\d){11,}/gi;

/** Digit sequences long enough for a card number; spaces and hyphens may group them. */
function findDigitRuns(text: string): Location[] {
  return [...text.matchAll(UUID_OR_DIGITS)]
    .filter(([, uuid]) => uuid === undefined)
    .map(({ 0: match, index }) => indexesOf(match, index, /\d/));
}

function indexesOf(match: string, offset: number, wanted: RegExp): Location {
  return [...match].flatMap((character, at) => (wanted.test(character) ? [offset + at] : []));
}

const read = (text: string, location: Location): string =>
  location.map((index) => text[index]).join('');

const CARD_NUMBER_LENGTHS = Array.from(
  { length: CARD_NUMBER_DIGITS.max - CARD_NUMBER_DIGITS.min + 1 },
  (_, step) => CARD_NUMBER_DIGITS.min + step,
);

/** Every window of every digit run: a card number may be glued to other digits. */
function findCardNumbers(text: string): Location[] {
  return findDigitRuns(text).flatMap((run) =>
    run
      .flatMap((_, start) =>
        CARD_NUMBER_LENGTHS.filter((length) => start + length <= run.length).map((length) =>
          run.slice(start, start + length),
        ),
      )
      .filter((window) => isCardNumber(read(text, window))),
  );
}

// The look-ahead lets candidates overlap; 15 and 34 characters are the bounds of ISO 13616.
const IBAN_CANDIDATE = /(?=([A-Z]{2} ?\d ?\d(?: ?[A-Z\d]){11,30}))/gi;

function findIbans(text: string): Location[] {
  return [...text.matchAll(IBAN_CANDIDATE)].flatMap(({ 1: candidate = '', index }) => {
    const characters = indexesOf(candidate, index, /[^ ]/);
    const country = read(text, characters.slice(0, 2)).toUpperCase();
    const location = characters.slice(0, ibanLength(country) ?? 0);
    const iban = read(text, location).toUpperCase();
    return findIbanProblem(iban) === undefined ? [location] : [];
  });
}

/**
 * Masks every card number and IBAN in a text but for its last four characters.
 *
 * Errs on the side of masking: a long number that contains a valid card number
 * by chance is masked too.
 */
export function maskPaymentCredentials(text: string): string {
  const hidden = new Set(
    [...findCardNumbers(text), ...findIbans(text)].flatMap((location) =>
      location.slice(0, -VISIBLE_TAIL),
    ),
  );
  if (hidden.size === 0) return text;
  return Array.from({ length: text.length }, (_, index) =>
    hidden.has(index) ? '*' : text[index],
  ).join('');
}

/**
 * Whether a text carries a card number or an IBAN that stands on its own.
 *
 * Errs on the side of letting through: a long number is one only when all of
 * its digits are, because numeric order ids must not fail at random.
 */
export function containsPaymentCredential(text: string): boolean {
  return (
    findDigitRuns(text).some((run) => isCardNumber(read(text, run))) || findIbans(text).length > 0
  );
}
