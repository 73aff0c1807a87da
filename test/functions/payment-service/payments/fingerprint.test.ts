import { fingerprint } from '../../../../functions/payment-service/payments/fingerprint';
import type { PaymentRequest } from '../../../../functions/payment-service/payments/payment-request';
import { CARD_PAYMENT } from '../support/requests';

const REQUEST: PaymentRequest = { idempotencyKey: 'key', synthetic: false, body: CARD_PAYMENT };

const of = (request: PaymentRequest) => fingerprint(request).toString('hex');

const withCard = (change: object): PaymentRequest => ({
  ...REQUEST,
  body: { ...CARD_PAYMENT, paymentMethod: { ...CARD_PAYMENT.paymentMethod, ...change } },
});

it.each<[string, PaymentRequest]>([
  ['the merchant', { ...REQUEST, body: { ...CARD_PAYMENT, merchantId: 'other' } }],
  ['the reference', { ...REQUEST, body: { ...CARD_PAYMENT, paymentReference: 'other' } }],
  ['the amount', { ...REQUEST, body: { ...CARD_PAYMENT, amount: '10.5' } }],
  ['the currency', { ...REQUEST, body: { ...CARD_PAYMENT, currency: 'EUR' } }],
  ['the mark', { ...REQUEST, synthetic: true }],
  ["the card's expiry", withCard({ expiryMonth: 11 })],
  ["the card's last digits", withCard({ number: '4012888888881881' })],
  [
    'the method',
    {
      ...REQUEST,
      body: { ...CARD_PAYMENT, paymentMethod: { type: 'iban', iban: 'GB29NWBK60161331926819' } },
    },
  ],
])('changes with %s', (_what, request) => {
  expect(of(request)).not.toBe(of(REQUEST));
});

it('holds nothing that a card number could be found from', () => {
  // A card with the same last digits: whoever tries numbers learns nothing from the hash.
  expect(of(withCard({ number: '9999999999991111' }))).toBe(of(REQUEST));
  expect(of(withCard({ cvc: '999' }))).toBe(of(REQUEST));
});
