import type { Run } from '../environment';
import { type Announce, announcedCloud } from './announced-cloud';
import type { Journal } from './journal';

/**
 * The same run with every event and every changing call in the journal first. The engine needs to
 * know nothing of it.
 */
export function journaledRun(run: Run, journal: Journal): Run {
  const announce: Announce = (call) => journal.record({ type: 'call', ...call });
  return {
    ...run,
    cloud: announcedCloud(run.cloud, announce),
    emit: (event) => {
      journal.record({ type: 'event', event });
      run.emit(event);
    },
  };
}
