import { from } from '../agreed-holds/agreed-hold';
import {
  type AgreedAftermath,
  databaseLost,
  FOR_GOOD_SECONDS,
  quickPromotion,
  taskCalls,
} from './agreed-aftermath';
import { alone, COPY, found, inPrimary, kept, TASK, taken } from './lost-writes';
import { told } from './rds-events';

/** As in the example of https://docs.aws.amazon.com/cli/latest/reference/rds/copy-db-cluster-snapshot.html */
export const copiedAtOnce: readonly AgreedAftermath[] = [
  found(
    'a copy that is there at once',
    kept('primary', [taken('quick', 10)], { copiesTakeMs: 0 }),
    {
      copies: inPrimary('quick'),
      copyRequests: 1,
      names: `${COPY}quick`,
      copyStatuses: ['available'],
    },
  ),
];

/** Nobody comes by on a schedule: what RDS tells is the only reason to look. */
const returned = (eventId: string): AgreedAftermath => ({
  name: `lost writes are looked for at ${eventId}`,
  minutes: 13,
  faults: [
    databaseLost,
    quickPromotion,
    ...alone,
    taskCalls('dr', `task ${TASK}`, 'lost', FOR_GOOD_SECONDS),
    kept('primary', [taken('returned', 10)]),
    told(300, { eventId }),
  ],
  copies: inPrimary('returned'),
  names: `${COPY}returned`,
});

export const foundInTime: readonly AgreedAftermath[] = [
  ...['RDS-EVENT-0238', 'RDS-EVENT-0240', 'RDS-EVENT-0241'].map(returned),
  {
    ...found(
      'a copy of which RDS does not say how far it is when it begins',
      kept('primary', [taken('begins', 20, 260)], {
        areCopiesUnsaid: true,
        copiesTakeMs: 30_000,
      }),
      {
        copies: inPrimary('begins'),
        copyRequests: 1,
        names: `${COPY}begins`,
        copyStatuses: ['copying', 'available'],
      },
    ),
    minutes: 16,
  },
  found(
    'a snapshot of an hour before to the millisecond',
    kept('primary', [taken('exact', -3_600)]),
    { copies: inPrimary('exact'), names: `${COPY}exact` },
    { kind: 'punctual', place: 'dr', afterMs: 0, ...from(-360) },
  ),
];
