import { type Check, judged, notApplicable } from './check';
import { disturbedAtMs, recoveryTime } from './outages';

export const recoversInTime: Check = {
  name: 'recovers-in-time',
  promise: 'Clients pay again within the recovery time objective.',
  judge: (history) => {
    if (!history.expected.recovers) {
      return notApplicable('The scenario leaves payments down: nobody may fail over by itself.');
    }
    const { overallMs, perClientMs, unrecovered } = recoveryTime(
      history.payments,
      disturbedAtMs(history),
    );
    const times = [...perClientMs.values()];
    return judged(
      {
        overall: seconds(overallMs),
        'longest of one client': seconds(Math.max(0, ...times)),
        'shortest of one client': seconds(times.length === 0 ? 0 : Math.min(...times)),
        target: seconds(history.targets.rtoMs),
      },
      [
        ...unrecovered.map((client) => `client-${client} could not pay any more.`),
        ...(overallMs > history.targets.rtoMs
          ? [`It took ${seconds(overallMs)}, and ${seconds(history.targets.rtoMs)} is the target.`]
          : []),
      ],
    );
  },
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
