import { isAbout } from '../../../../functions/payment-service/validation/is-about';
import type { AcceptedVerdict } from '../../../../functions/payment-service/validation/validator';
import { CARD_PAYMENT } from '../support/requests';

const VERDICT: AcceptedVerdict = {
  kind: 'accepted',
  region: 'us-east-1',
  amount: { currency: 'USD', minorUnits: 1_050 },
  paymentMethod: { type: 'card', brand: 'visa', last4: '1111' },
};

const ACCOUNT_PAYMENT = {
  ...CARD_PAYMENT,
  paymentMethod: { type: 'iban', iban: 'GB29NWBK60161331926819' },
} as const;

it('knows a payment by its amount, currency and method', () => {
  expect(isAbout(CARD_PAYMENT, VERDICT)).toBe(true);
  expect(
    isAbout(ACCOUNT_PAYMENT, {
      ...VERDICT,
      paymentMethod: { type: 'iban', country: 'GB', last4: '6819' },
    }),
  ).toBe(true);
});

it.each<[string, Partial<AcceptedVerdict>]>([
  ['a hundred times the amount', { amount: { currency: 'USD', minorUnits: 105_000 } }],
  ['another currency', { amount: { currency: 'EUR', minorUnits: 1_050 } }],
  ['another card', { paymentMethod: { type: 'card', brand: 'visa', last4: '4242' } }],
  ['an account', { paymentMethod: { type: 'iban', country: 'GB', last4: '1111' } }],
])('does not take %s for it', (_what, difference) => {
  expect(isAbout(CARD_PAYMENT, { ...VERDICT, ...difference })).toBe(false);
});

it('knows no payment in a currency that there is not', () => {
  expect(isAbout({ ...CARD_PAYMENT, currency: 'XXX' }, VERDICT)).toBe(false);
});
