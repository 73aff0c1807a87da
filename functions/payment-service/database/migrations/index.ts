import { createPayments } from './0001-create-payments';
import { paymentsTakenStandIn } from './0002-payments-taken-stand-in';
import type { Migration } from './migration';

/** In order. */
export const MIGRATIONS: readonly Migration[] = [createPayments, paymentsTakenStandIn];
