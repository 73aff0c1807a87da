import type { DatabaseDescription, During, Fault, RegionPlace } from '../../schedule/fault';
import { at, between, lost } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, calls, FOR_GOOD_SECONDS } from './agreed-operation';

/** One of the machines, as it asks for a promotion. */
interface Machine {
  readonly place: RegionPlace;
  readonly kind: 'failover' | 'switchover';
  /** What starts it. */
  readonly begin: Fault;
  /** The same, of an operation that nothing is lost for. */
  readonly asked: Fault;
}

const failover: Machine = {
  place: 'dr',
  kind: 'failover',
  begin: lost,
  asked: { kind: 'operator', action: 'fail-over', atMs: at(0) },
};

const switched: Fault = { kind: 'operator', action: 'switch-over', atMs: at(0) };

const switchover: Machine = {
  place: 'primary',
  kind: 'switchover',
  begin: switched,
  asked: switched,
};

type Agreed = Pick<AgreedOperation, 'promotes' | 'heldUpPages' | 'tries' | 'endsAfter'>;

const promoted = (
  { place, kind, begin }: Machine,
  name: string,
  agreed: Agreed,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `promoting by a ${kind}, ${name}`,
  minutes: 14,
  faults: [begin, ...faults],
  place,
  outcome: 'done',
  ...agreed,
});

/** The last look at the claim is kept waiting, and the description changes meanwhile. */
const LAST_LOOK_SECONDS = 4;

/** From the confirmation on, until RDS shows what it was asked for. */
const changed = (kind: Machine['kind']): During =>
  kind === 'failover'
    ? between(2, 2 * LAST_LOOK_SECONDS)
    : between(RAISED_SECONDS, RAISED_SECONDS + 60);

/** A switchover adds tasks first. */
const RAISED_SECONDS = 75;

const inTheMiddleOf = (
  { place, kind, asked }: Machine,
  name: string,
  operation: NonNullable<DatabaseDescription['operation']>,
): AgreedOperation => ({
  name: `promoting by a ${kind} in the middle of ${name}`,
  minutes: 12,
  faults: [
    asked,
    // What the database is doing when it is first looked at; RDS takes the request all the same.
    calls('state HoldsTheClaim', { slowMs: LAST_LOOK_SECONDS * 1000 }, 0, place),
    { kind: 'database-described', place, as: { operation }, ...changed(kind) },
  ],
  place,
  outcome: 'done',
  promotes: 1,
  promotesWithin: LAST_LOOK_SECONDS + 1,
  // Autoscaling adds the tasks, which nobody has asked for before.
  ...(kind === 'failover' && { desiredCounts: [] }),
});

const to = (
  region: RegionPlace,
  status: string,
  isDataLossAllowed: boolean,
): NonNullable<DatabaseDescription['operation']> => ({ status, to: region, isDataLossAllowed });

const once = (state: string) => ({ state, atLeast: 1, atMost: 1 });

const refusals = (machine: Machine): readonly AgreedOperation[] => {
  const { place } = machine;
  const refusedFor = (seconds: number, error = 'RdsException'): Fault =>
    calls('state Promote', { error }, seconds, place);
  return [
    promoted(machine, 'refused once', { promotes: 2, heldUpPages: 0 }, refusedFor(0)),
    promoted(machine, 'refused four times', { promotes: 5, heldUpPages: 1 }, refusedFor(19)),
    promoted(
      machine,
      'refused as one that runs already',
      { promotes: 3, heldUpPages: 1 },
      refusedFor(110, 'InvalidGlobalClusterStateFault'),
    ),
    promoted(
      machine,
      'refused, and nobody can be told',
      { promotes: 5, tries: once('PageRefusal') },
      refusedFor(19),
      calls('state PageRefusal', { error: 'InternalErrorException' }, FOR_GOOD_SECONDS, place),
    ),
    promoted(
      machine,
      'refused, and telling takes long',
      { promotes: 3, tries: once('PageRefusal') },
      refusedFor(19),
      calls('state PageRefusal', { slowMs: 150_000 }, FOR_GOOD_SECONDS, place),
    ),
  ];
};

/** Somebody moves the writer while this switchover gets ready. */
const overtaken = (name: string, takesSeconds: number): AgreedOperation => ({
  name: `promoting by a switchover, ${name}`,
  minutes: 14,
  faults: [
    switched,
    {
      kind: 'console',
      operation: 'switchover',
      to: 'dr',
      // More than a minute before the promotion.
      when: { state: 'RaiseCapacity' },
      takesMs: takesSeconds * 1000,
    },
  ],
  place: 'primary',
  outcome: 'failed',
  reason: /MovedByAnother/,
  promotes: 0,
});

export const promotions: readonly AgreedOperation[] = [
  ...refusals(failover),
  ...refusals(switchover),
  // Only a failover towards this region is as good as its own.
  inTheMiddleOf(
    failover,
    'a switchover to here, which waits for the lost region',
    to('dr', 'switching-over', false),
  ),
  inTheMiddleOf(failover, 'a failover to the other region', to('primary', 'failing-over', true)),
  inTheMiddleOf(switchover, 'a switchover back', to('primary', 'switching-over', false)),
  {
    name: 'promoting by a switchover, refused for good',
    // Half an hour of looks.
    minutes: 48,
    faults: [
      switched,
      calls('state Promote', { error: 'RdsException' }, FOR_GOOD_SECONDS, 'primary'),
    ],
    place: 'primary',
    outcome: 'failed',
    reason: /PromotionTimedOut/,
    heldUpPages: 1,
  },
  overtaken('somebody has switched over', 1),
  overtaken('somebody is switching over for longer than it waits to ask again', 150),
];

/** While roles change RDS may name no writer, which is no answer yet. */
const NAMELESS_SECONDS = 20;

const nobodyNamed = ({ place, kind, asked }: Machine, sinceSeconds: number): AgreedOperation => ({
  name: `promoting by a ${kind} while RDS names no writer`,
  minutes: 12,
  faults: [
    asked,
    {
      kind: 'database-described',
      place,
      as: { writers: [] },
      ...between(sinceSeconds, sinceSeconds + NAMELESS_SECONDS),
    },
  ],
  place,
  outcome: 'done',
  promotes: 1,
});

export const namelessPromotions: readonly AgreedOperation[] = [
  nobodyNamed(failover, 2),
  // Once its tasks run, it is in sync and the old writer is drained.
  nobodyNamed(switchover, RAISED_SECONDS + 20),
];
