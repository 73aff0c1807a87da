import { createPayments } from './0001-create-payments';
import type { Migration } from './migration';

/** In order. */
export const MIGRATIONS: readonly Migration[] = [createPayments];
