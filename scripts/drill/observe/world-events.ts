import type { StoredPayment } from '../checks/drill-history';
import type { EvidenceBody } from '../evidence/types';
import type { WorldEvents } from '../world/world';

export interface WorldEventsOptions extends Pick<WorldEvents, 'onWritable'> {
  readonly write: (body: EvidenceBody) => void;
  /** Told what a region's database has before it is replaced. */
  readonly onLeftBehind: (payments: readonly StoredPayment[]) => void;
  readonly readPayments: (region: 'primary' | 'dr') => Promise<readonly StoredPayment[]>;
}

/** Writes down what becomes of the databases. */
export const worldEvents = ({
  write,
  onWritable,
  onLeftBehind,
  readPayments,
}: WorldEventsOptions): WorldEvents => ({
  onRequested: (region) =>
    write({
      type: 'promotion',
      region,
      step: 'requested',
      detail: 'PostgreSQL is promoted, as Aurora would be.',
    }),
  onWritable,
  onFailed: (work, region, reason) =>
    write(
      work === 'promotion'
        ? { type: 'promotion', region, step: 'failed', detail: reason }
        : {
            type: 'note',
            text: `The database of the ${region} region can't be rebuilt: ${reason}`,
          },
    ),
  beforeRebuild: async (region) => onLeftBehind(await readPayments(region)),
});
