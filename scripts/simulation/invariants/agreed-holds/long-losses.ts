import { EPOCH_MS } from '../../world/places';
import { type AgreedHold, at, failsOver, from, says, votedDown } from './agreed-hold';
import { onTheGrid, unmeasured } from './limits';
import { arming } from './operations';
import {
  down,
  lagging,
  notDescribed,
  type Remembered,
  remembered,
  unreached,
  well,
  withDatabase,
  withoutLag,
} from './samples';

/** Every ten seconds of the five minutes before, which is as much as is kept of what is usual. */
export const fiveMinutesOf = (signals: object): readonly Remembered[] =>
  Array.from({ length: 31 }, (_, index): Remembered => [-310 + 10 * index, signals]);

/** Nothing starts before some samples have been added, and others had to go. */
const disarmedUntil30 = arming({ armed: true, disarmedUntilMs: EPOCH_MS + at(30) }, -120);

const armedAfterLong = (
  name: string,
  badSeconds: number,
  ...samples: readonly Remembered[]
): AgreedHold => ({
  name: `lost for five minutes before it is armed, ${name}`,
  minutes: 10,
  faults: [onTheGrid, unmeasured, disarmedUntil30, ...votedDown(from(-35)), remembered(...samples)],
  says: [says(0.1, 29.9, 'disarmed', 'pages')],
  failover: { ...failsOver(30, 0), badSinceMs: at(badSeconds) },
});

/** A loss that lasts is judged by what was known before it, however long ago that was. */
export const longLosses: readonly AgreedHold[] = [
  armedAfterLong(
    'and not reached before that',
    -330,
    [-350, lagging(0.1, 255, well)],
    [-330, withoutLag(unreached)],
    [-320, withoutLag(unreached)],
    ...fiveMinutesOf(withoutLag(down)),
  ),
  armedAfterLong(
    'and the lag has grown since',
    -320,
    [-340, lagging(0.1, 0, well)],
    [-330, withoutLag(well)],
    [-320, withoutLag(down)],
    ...fiveMinutesOf(lagging(400, 0, down)),
  ),
  {
    name: 'lost for five minutes, and the standby was being rebuilt before',
    minutes: 8,
    faults: [
      onTheGrid,
      unmeasured,
      ...votedDown(from(-35)),
      remembered(
        [-340, lagging(400, 0, well)],
        [
          -330,
          withDatabase({ synchronization: 'pending-resync', lag: { kind: 'unknown', detail: '' } }),
        ],
        [-320, notDescribed(well)],
        ...fiveMinutesOf(withoutLag(down)),
      ),
    ],
    says: [says(0.1, 110, 'standby-not-ready', 'pages')],
    failover: 'never',
  },
];

const outOfSync = (signals: object): object =>
  withDatabase({ synchronization: 'pending-resync' }, signals);

export const laterLongLosses: readonly AgreedHold[] = [
  armedAfterLong(
    'and the standby has been out of sync since the probe failed',
    -340,
    [-350, well],
    [-340, outOfSync(unreached)],
    [-330, outOfSync(unreached)],
    [-320, outOfSync(unreached)],
    ...fiveMinutesOf(outOfSync(down)),
  ),
];
