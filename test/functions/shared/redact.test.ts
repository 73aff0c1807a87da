import fc from 'fast-check';
import { redact } from '../../../functions/shared/redact';

// https://docs.stripe.com/testing
const CARD = '4242424242424242';

test('a long text is cut before it is searched, and says how long it was', () => {
  const logged = String(redact('note', 'x'.repeat(200_000)));

  expect(logged.length).toBeLessThan(1100);
  expect(logged).toContain('(200000 characters)');
});

test('a card number that the cut goes through leaves none of its digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 1030 }), (before) => {
      const logged = String(redact('note', `${'.'.repeat(before)}${CARD}${'.'.repeat(500)}`));

      expect(logged).not.toContain(CARD.slice(0, 6));
    }),
    { seed: 1 },
  );
});

test('a text of ordinary length stays as it is', () => {
  expect(redact('note', 'paid twice?')).toBe('paid twice?');
});
