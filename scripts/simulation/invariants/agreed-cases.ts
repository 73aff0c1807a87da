import type { Schedule } from '../schedule/fault';
import { agreedAftermathOf } from './agreed-aftermaths';
import { agreedClaimOf } from './agreed-claims';
import { holdOf } from './agreed-holds';
import { agreedOperationOf } from './agreed-operations';
import { agreedRefusalOf } from './agreed-refusals';
import { agreedWatchOf } from './agreed-watches';

/** Whether it was agreed of this very run what comes of it, and what is usual says nothing. */
export const isAgreedByItself = (schedule: Schedule): boolean =>
  agreedRefusalOf(schedule)?.isRepeated === false ||
  [holdOf, agreedOperationOf, agreedClaimOf, agreedWatchOf, agreedAftermathOf].some(
    (find) => find(schedule) !== undefined,
  );
