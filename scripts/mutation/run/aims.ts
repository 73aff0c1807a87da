import { scheduleFor } from '../../simulation/run-seed';
import { faultsOf } from '../../simulation/schedule/fault';
import type { Pair } from './messages';

/** States whose calls fail in a run, as mutants name them: `failover:NoteServing`. */
export const aimsOf = ({ scenario, seed }: Pair): ReadonlySet<string> =>
  new Set(
    faultsOf(scheduleFor(scenario, seed), 'call-fails').flatMap(({ place, call }) =>
      call.startsWith('state ')
        ? [`${place === 'dr' ? 'failover' : 'switchover'}:${call.replace('state ', '')}`]
        : [],
    ),
  );
