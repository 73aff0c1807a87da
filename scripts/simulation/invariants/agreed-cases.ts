import type { Schedule } from '../schedule/fault';
import { agreedClaimOf } from './agreed-claims';
import { holdOf } from './agreed-holds';
import { agreedOperationOf } from './agreed-operations';
import { agreedWatchOf } from './agreed-watches';

/** Whether it was agreed of this very run what comes of it, and what is usual says nothing. */
export const isAgreedByItself = (schedule: Schedule): boolean =>
  [holdOf, agreedOperationOf, agreedClaimOf, agreedWatchOf].some(
    (find) => find(schedule) !== undefined,
  );
