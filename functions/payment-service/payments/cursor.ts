/** A place in the list of payments: after the payment it names. */
export interface Cursor {
  readonly transactionId: string;
  readonly paymentId: string;
}

const FORMAT = /^(\d{1,20})_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** xid8 is unsigned and has 64 bits. */
const MAX_TRANSACTION_ID = 2n ** 64n - 1n;

export const formatCursor = ({ transactionId, paymentId }: Cursor): string =>
  `${transactionId}_${paymentId}`;

/** Undefined when the text isn't what {@link formatCursor} writes. */
export function parseCursor(text: string): Cursor | undefined {
  const [, transactionId, paymentId] = FORMAT.exec(text) ?? [];
  if (transactionId === undefined || paymentId === undefined) return undefined;
  return BigInt(transactionId) <= MAX_TRANSACTION_ID ? { transactionId, paymentId } : undefined;
}

/** Before every payment. */
export const START: Cursor = {
  transactionId: '0',
  paymentId: '00000000-0000-0000-0000-000000000000',
};
