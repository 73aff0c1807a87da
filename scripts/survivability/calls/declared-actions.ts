import { FAILOVER_ACTIONS } from '../../../functions/failover/actions';
import { REGION_WATCH_ACTIONS } from '../../../functions/region-watch/actions';

/** What functions say they call; permissions are written after it. */
export interface DeclaredActions {
  /** By function; a function that declares nothing is not in it. */
  readonly byFunction: Readonly<Record<string, ReadonlySet<string>>>;
  /** Tasks of the `failover` function that say they call the other region. */
  readonly peerTasks: ReadonlySet<string>;
}

/** The functions' own lists. */
export const declaredActions: DeclaredActions = {
  byFunction: {
    failover: new Set(FAILOVER_ACTIONS.map(({ action }) => action)),
    'region-watch': new Set(REGION_WATCH_ACTIONS.map(({ action }) => action)),
  },
  peerTasks: new Set(
    FAILOVER_ACTIONS.filter(({ region }) => region === 'peer').flatMap(({ tasks }) => tasks),
  ),
};
