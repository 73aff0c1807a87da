import { faultsOf } from '../schedule/fault';
import { type Invariant, minutesAndSeconds, type Run } from './invariant';

/** Aurora's answer to whoever asks twice. */
export const askedOnce: Invariant = {
  name: 'asked-once',
  sentence:
    'A promotion is asked for once: no execution asks again while its own request is being carried out, unless the answer was lost.',
  check: (run) =>
    mayHaveLostAnswers(run)
      ? []
      : run.seen.promotionRequests.flatMap((request, index, all) => {
          const earlier = all.slice(0, index).findLast(({ outcome }) => outcome === 'accepted');
          return request.outcome === 'busy' &&
            earlier?.executionName === request.executionName &&
            earlier.place === request.place
            ? [
                `${request.executionName} asked for the promotion at ${minutesAndSeconds(earlier.atMs)}, and again at ${minutesAndSeconds(request.atMs)}`,
              ]
            : [];
        }),
};

const mayHaveLostAnswers = ({ schedule }: Run): boolean =>
  faultsOf(schedule, 'calls').some(({ by }) => by === 'state-machines');
