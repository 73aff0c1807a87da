import { faultsOf } from '../schedule/fault';
import { automaticRequests, type Invariant, minutesAndSeconds } from './invariant';

export const onlyWhenArmed: Invariant = {
  name: 'only-when-armed',
  sentence: 'A region that nobody has armed never promotes by itself.',
  check: (run) =>
    faultsOf(run.schedule, 'not-armed').length === 0
      ? []
      : automaticRequests(run).map(
          ({ place, atMs }) => `${place} asked for its promotion at ${minutesAndSeconds(atMs)}`,
        ),
};
