import { formatCursor, parseCursor } from '../../../../functions/payment-service/payments/cursor';

const CURSOR = {
  transactionId: '18446744073709551615',
  paymentId: '0197b1a0-0000-7000-8000-000000000000',
};

it('reads what it writes', () => {
  expect(parseCursor(formatCursor(CURSOR))).toEqual(CURSOR);
});

it.each([
  '',
  '1',
  '1_x',
  `-1_${CURSOR.paymentId}`,
  `18446744073709551616_${CURSOR.paymentId}`,
  `1_${CURSOR.paymentId} `,
])('refuses %j', (text) => {
  expect(parseCursor(text)).toBeUndefined();
});
