import fc from 'fast-check';
import {
  HANDOVER_MS,
  MAX_STAND_IN_MS,
  mayHoldIntakes,
  PROMOTED_GRACE_MS,
  type StandInMoment,
  standInMode,
} from '../../../../functions/payment-service/stand-in/stand-in-mode';

const AFTER_MS = 360_000;
const ASKED_MS = 1_000_000;
const OPENS_MS = ASKED_MS + AFTER_MS;

const moment = (
  changes: Partial<StandInMoment>,
  promotedAtMs: number | undefined = undefined,
): StandInMoment => ({
  request: { incident: 1, askedAtMs: ASKED_MS, promotedAtMs },
  status: 'standby',
  writesSinceMs: undefined,
  isFollowing: false,
  nowMs: OPENS_MS + 1,
  ...changes,
});

const NEVER_ASKED = { incident: 1, askedAtMs: undefined, promotedAtMs: undefined };

it.each([
  ['opens when the promotion was asked for long enough ago', moment({}), 'open'],
  ['opens for a database that is not there at all', moment({ status: 'unavailable' }), 'open'],
  ['stays closed until then', moment({ nowMs: OPENS_MS - 1 }), 'closed'],
  ['stays closed when nothing could be read', moment({ request: undefined }), 'closed'],
  ['stays closed at a standby that nobody promotes', moment({ request: NEVER_ASKED }), 'closed'],
  ['stays closed where the other region still writes', moment({ isFollowing: true }), 'closed'],
  [
    'ends by itself when nobody has decided anything for half a day',
    moment({ nowMs: ASKED_MS + MAX_STAND_IN_MS + 1 }),
    'closed',
  ],
  [
    'waits for a database that was promoted and is not reached yet',
    moment({ nowMs: OPENS_MS + 10 + PROMOTED_GRACE_MS }, OPENS_MS + 10),
    'open',
  ],
  [
    'does not wait for it for ever',
    moment({ nowMs: OPENS_MS + 11 + PROMOTED_GRACE_MS }, OPENS_MS + 10),
    'closed',
  ],
  [
    'never opens for a database that was promoted in time and fails later',
    moment({ nowMs: OPENS_MS + 10_000 }, OPENS_MS - 1),
    'closed',
  ],
  [
    'hands over as soon as the database writes',
    moment({ status: 'writer', writesSinceMs: OPENS_MS + 1 }),
    'handing-over',
  ],
  [
    'goes on handing over when the database is away again for a moment',
    moment({ status: 'unavailable', writesSinceMs: OPENS_MS, nowMs: OPENS_MS + 5_000 }),
    'handing-over',
  ],
  [
    'is done with it after a while',
    moment({ status: 'writer', writesSinceMs: OPENS_MS + 1, nowMs: OPENS_MS + 1 + HANDOVER_MS }),
    'closed',
  ],
  [
    'is not begun by a task that comes long after the promotion',
    moment(
      {
        status: 'writer',
        writesSinceMs: OPENS_MS + 10_000_000,
        nowMs: OPENS_MS + 10_000_000,
      },
      OPENS_MS + 10,
    ),
    'closed',
  ],
] as const)('%s', (_, at, mode) => {
  expect(standInMode(at, AFTER_MS)).toBe(mode);
});

it('is switched off by 0 seconds', () => {
  expect(standInMode(moment({}), 0)).toBe('closed');
  expect(mayHoldIntakes(moment({}).request, 0, OPENS_MS + 1)).toBe(false);
});

it('looks intakes up whenever it may have taken some', () => {
  const time = fc.integer({ min: ASKED_MS, max: ASKED_MS + 2 * MAX_STAND_IN_MS });
  const later = fc.option(time, { nil: undefined });
  const arbitrary = fc.record({
    promotedAtMs: later,
    writesSinceMs: later,
    status: fc.constantFrom('writer', 'standby', 'unavailable'),
    nowMs: time,
  });

  fc.assert(
    fc.property(arbitrary, ({ promotedAtMs, nowMs, ...rest }) => {
      const promoted =
        promotedAtMs === undefined || promotedAtMs > nowMs ? undefined : promotedAtMs;
      const at = moment({ nowMs, ...rest }, promoted);

      const mode = standInMode(at, AFTER_MS);

      expect(mode !== 'closed' && !mayHoldIntakes(at.request, AFTER_MS, nowMs)).toBe(false);
    }),
    { seed: 20_260_201, numRuns: 2_000 },
  );
});
