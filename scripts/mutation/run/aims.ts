import { scheduleFor } from '../../simulation/run-seed';
import { faultsOf } from '../../simulation/schedule/fault';
import type { Pair } from './messages';

/** Code that a scenario goes through one by one, which hardly any other run tells anything about. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'hold-by-hold': ['functions/shared/decision/', 'functions/shared/signals/'],
  'watch-by-watch': ['functions/region-watch/', 'functions/shared/operation/'],
  'operation-by-operation': ['functions/failover/tasks/', 'functions/shared/signals/sync-obstacle'],
};

/**
 * What a run is aimed at: states whose calls fail in it, as mutants name them, `failover:NoteServing`; and
 * beginnings of files' names.
 */
export const aimsOf = ({ scenario, seed }: Pair): ReadonlySet<string> =>
  new Set([
    ...(FOLDERS[scenario] ?? []),
    ...faultsOf(scheduleFor(scenario, seed), 'call-fails').flatMap(({ place, call }) =>
      call.startsWith('state ')
        ? [`${place === 'dr' ? 'failover' : 'switchover'}:${call.replace('state ', '')}`]
        : [],
    ),
  ]);
