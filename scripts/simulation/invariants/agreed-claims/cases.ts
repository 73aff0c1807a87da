import type { Fault, FaultOf, Plain, RegionPlace } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, lost } from '../agreed-holds/agreed-hold';
import { always, calls, FOR_GOOD_SECONDS, toFailover } from '../agreed-operations/agreed-operation';
import type { AgreedClaim } from './agreed-claim';

/** One of the machines, as it carries out the first operation. */
interface Machine {
  readonly place: RegionPlace;
  readonly kind: 'failover' | 'switchover';
  readonly region: string;
  /** What starts it. */
  readonly begin: Fault;
  /** What makes it call itself off, and what makes it fail before anything was moved. */
  readonly callsOff: Fault;
  readonly fails: Fault;
}

const failover: Machine = {
  place: 'dr',
  kind: 'failover',
  region: 'us-east-2',
  begin: lost,
  callsOff: { kind: 'verdict-says', says: ['healthy'], ...toFailover, ...always },
  fails: calls('state Confirm', { error: 'ServiceException' }, FOR_GOOD_SECONDS),
};

const switchover: Machine = {
  place: 'primary',
  kind: 'switchover',
  region: 'us-east-1',
  begin: { kind: 'operator', action: 'switch-over', atMs: at(0) },
  callsOff: { kind: 'lag-said', lagMs: 90_000, ...always },
  fails: calls('state CheckInSync', { error: 'ServiceException' }, FOR_GOOD_SECONDS, 'primary'),
};

const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

const arnOf = ({ region, kind }: Machine, epoch: number): string =>
  `arn:aws:states:${region}:111122223333:execution:${kind}-sim:${kind}-${epoch}`;

interface Found {
  readonly epoch: number;
  readonly isOwn?: boolean;
  readonly hasEnded?: boolean;
}

/** The item as it is when a state writes it. */
function found(machine: Machine, state: string, { epoch, isOwn, hasEnded }: Found): Fault {
  const end: Readonly<Record<string, Plain>> = { endedAt: time(0), outcome: 'aborted' };
  const written: FaultOf<'item-written'> = {
    kind: 'item-written',
    place: machine.place,
    item: 'operation',
    value: {
      epoch,
      kind: machine.kind,
      phase: hasEnded ? 'aborted' : 'claimed',
      phases: { claimed: time(-60) },
      executionArn: arnOf(machine, isOwn ? 1 : 40 + epoch),
      startedAt: time(-60),
      updatedAt: time(-60),
      by: 'somebody',
      evidence: '{}',
      ...(hasEnded && end),
    },
    when: { state },
  };
  return written;
}

const SOMEBODYS: Found = { epoch: 7 };
const OWN_AND_ENDED: Found = { epoch: 1, isOwn: true, hasEnded: true };

interface Ends {
  readonly status: AgreedClaim['status'];
  readonly isMoved: boolean;
}

interface Writing extends Ends {
  readonly state: string;
  readonly faults?: readonly Fault[];
  /** Where it makes a difference that the claim is still its own. */
  readonly ended?: Ends;
}

const claims = (machine: Machine): readonly AgreedClaim[] => {
  const { place, kind, begin, callsOff, fails } = machine;
  const agreed = (
    what: string,
    item: Found,
    { state, faults = [], status, isMoved }: Writing,
    makesWay: AgreedClaim['found'] = 'kept',
  ): AgreedClaim => ({
    name: `${state} of a ${kind} finds ${what}`,
    minutes: 14,
    faults: [begin, ...faults, found(machine, state, item)],
    place,
    execution: `${kind}-1`,
    state,
    found: makesWay,
    status,
    isMoved,
  });

  const goesOn = { status: 'SUCCEEDED', isMoved: true } as const;
  const stopsThere = { status: 'FAILED', isMoved: false } as const;
  // Its tasks look whose claim it is before they touch payments, the latch or DNS: whoever has it now
  // follows the writer.
  const leavesTheRest = { status: 'FAILED', isMoved: true } as const;
  const stepsAside = { state: 'Claim', status: 'SUCCEEDED', isMoved: false } as const;
  const writing: readonly Writing[] = [
    // What comes after it looks again, and stops there.
    { state: 'NoteConfirmed', ...stopsThere },
    { state: 'HoldsTheClaim', ...stopsThere },
    { state: 'NotePromoted', ...leavesTheRest },
    { state: 'NoteVerified', ...leavesTheRest },
    // With the latch written the writer is followed; what is left is to prove it, and to report.
    { state: 'NoteLatched', ...leavesTheRest, ended: goesOn },
    { state: 'NoteServing', ...leavesTheRest, ended: goesOn },
    { state: 'RecordDone', ...goesOn },
    { state: 'RecordAbort', faults: [callsOff], status: 'SUCCEEDED', isMoved: false },
    { state: 'RecordFailure', faults: [fails], ...stopsThere },
  ];
  return [
    ...writing.flatMap((each) => [
      agreed("somebody else's operation", SOMEBODYS, each),
      agreed('that it was ended', OWN_AND_ENDED, { ...each, ...each.ended }),
    ]),
    agreed("somebody else's operation", SOMEBODYS, stepsAside),
    agreed('an operation of an earlier epoch that goes on', { epoch: 0 }, stepsAside),
    agreed('one of its epoch that has ended', { epoch: 1, hasEnded: true }, stepsAside),
    agreed('one of a later epoch that has ended', { epoch: 7, hasEnded: true }, stepsAside),
    agreed(
      'one of an earlier epoch that has ended',
      { epoch: 0, hasEnded: true },
      { state: 'Claim', ...goesOn },
      'replaced',
    ),
    agreed(
      'its own claim, of which it had no answer',
      { epoch: 1, isOwn: true },
      { state: 'Claim', ...goesOn },
      'replaced',
    ),
  ];
};

export const agreedClaims: readonly AgreedClaim[] = [...claims(failover), ...claims(switchover)];
