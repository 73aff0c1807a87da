import type { Migration } from './migration';

/** Without a default, so that no row is touched: the table is locked for a moment only. */
export const paymentsTakenStandIn: Migration = {
  version: 2,
  name: 'payments-taken-stand-in',
  sql: `
-- When the payment was accepted without this database; null for all others. created_at stays the
-- moment of the booking, which is what lag is measured from.
ALTER TABLE payment_service.payments ADD COLUMN stood_in_at timestamptz;
`,
};
