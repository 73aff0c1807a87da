import type { Intake, KeptIntake, OpenIntake, Settlement } from './intake';

/** Where a region keeps what it accepted without the database. */
export interface IntakeTable {
  /** By the key's hash, hexadecimal; sees every intake that was added before. */
  find(keyHash: string): Promise<KeptIntake | undefined>;
  findByPaymentId(paymentId: string): Promise<KeptIntake | undefined>;
  /** Durable once this resolves. `key-taken`: there is one with this key, whatever became of it. */
  add(intake: Intake): Promise<'added' | 'key-taken'>;
  /** Some of those that wait, the oldest first; may miss the newest and name some that are settled. */
  listOpen(): Promise<readonly OpenIntake[]>;
  countOpen(): Promise<number>;
  countConflicts(): Promise<number>;
  /** Once: what was settled before stays as it is. */
  settle(intake: Intake, settlement: Settlement): Promise<'settled' | 'was-settled'>;
  /** Some of those that the other region has settled and this one has not {@link confirm}ed yet. */
  listSettledElsewhere(): Promise<readonly OpenIntake[]>;
  /** What this region's ledger says of one that the other region has settled. */
  confirm(intake: Intake, settlement: Settlement): Promise<void>;
}
