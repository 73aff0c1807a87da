import type { Fault, FaultOf } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, between, from } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, calls } from './agreed-operation';
import { refusedPayment } from './reports';

/** Somebody goes on with what has failed. */
const resumption = (seconds: number): Fault => ({
  kind: 'operator',
  action: 'resume',
  atMs: at(seconds),
});

const switched: Fault = { kind: 'operator', action: 'switch-over', atMs: at(0) };

/** Before anything has been begun. */
const notChecked = calls('state CheckInSync', { error: 'ResourceNotFoundException' }, 0, 'primary');

const resumedSwitchover = (
  name: string,
  resumed: NonNullable<AgreedOperation['resumed']>,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `a switchover is resumed, ${name}`,
  minutes: 14,
  faults: [switched, notChecked, resumption(60), ...faults],
  place: 'primary',
  outcome: 'failed',
  resumed,
});

const described = (
  place: 'primary' | 'dr',
  as: FaultOf<'database-described'>['as'],
  fromSeconds: number,
  untilSeconds: number,
): Fault => ({
  kind: 'database-described',
  place,
  as,
  ...between(fromSeconds, untilSeconds),
});

const switching = (status: string) => ({
  operation: { status, to: 'dr', isDataLossAllowed: false } as const,
});

const paymentRefusedAtFirst = (
  name: string,
  resumed: NonNullable<AgreedOperation['resumed']>,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `a switchover is resumed after its payment was refused, ${name}`,
  minutes: 19,
  faults: [switched, refusedPayment, resumption(420), ...faults],
  place: 'primary',
  outcome: 'unproven',
  resumed,
});

export const resumptions: readonly AgreedOperation[] = [
  resumedSwitchover('and was not begun', { outcome: 'done' }),
  resumedSwitchover(
    'and RDS is at it',
    { outcome: 'done' },
    described('primary', switching('switching-over'), 50, 200),
  ),
  resumedSwitchover(
    'and RDS is at something else',
    { outcome: 'aborted', reason: /operation is running/ },
    described('primary', switching('cancelling'), 50, 200),
  ),
  resumedSwitchover(
    'and only the other region says that it is done',
    { outcome: 'aborted', reason: /is not the writer/ },
    described('primary', { writers: ['dr'] }, 50, 200),
  ),
  resumedSwitchover(
    'with a lag above the limit',
    { outcome: 'aborted', reason: /lag is/ },
    { kind: 'lag-said', lagMs: 90_000, ...from(-360) },
  ),
  paymentRefusedAtFirst('and it is taken', { outcome: 'done' }),
  paymentRefusedAtFirst(
    'and RDS is at it there',
    { outcome: 'aborted', reason: /is not the writer/ },
    described('dr', switching('switching-over'), 400, 500),
  ),
  {
    name: 'a failover is resumed, and the old region is a standby by then',
    minutes: 20,
    faults: [
      { kind: 'operator', action: 'fail-over', atMs: at(0) },
      refusedPayment,
      resumption(540),
    ],
    place: 'dr',
    outcome: 'unproven',
    resumed: { outcome: 'done', fence: 'not-needed' },
  },
];

/** A step of the switchover with this epoch, which Lambda delivers once more. */
const letGo = (epoch: number, seconds: number): Fault => ({
  kind: 'invoked',
  place: 'primary',
  payload: {
    task: 'undrain',
    state: {
      epoch,
      kind: 'switchover',
      by: 'operator',
      acceptDataLoss: false,
      firstBadSampleAtMs: EPOCH_MS + at(0),
    },
  },
  atMs: at(seconds),
});

const fencedAgain = (name: string, as: FaultOf<'database-described'>['as']): AgreedOperation => ({
  name: `a failover is resumed, and the old region ${name}`,
  minutes: 20,
  faults: [
    { kind: 'operator', action: 'fail-over', atMs: at(0) },
    refusedPayment,
    resumption(540),
    described('dr', as, 530, 640),
  ],
  place: 'dr',
  outcome: 'unproven',
  resumed: { outcome: 'done', fence: 'tasks-stopped' },
});

export const laterResumptions: readonly AgreedOperation[] = [
  resumedSwitchover(
    'and each region says of itself that it writes',
    { outcome: 'aborted', reason: /lag is/ },
    described('dr', { writers: ['dr'] }, 50, 70),
    { kind: 'lag-said', lagMs: 90_000, ...from(-360) },
  ),
  resumedSwitchover(
    'and what lets go comes again',
    { outcome: 'done' },
    letGo(1, 300),
    letGo(2, 310),
  ),
  fencedAgain('is not in sync yet', { synchronization: 'pending-resync' }),
  fencedAgain('is being handed to', {
    operation: { status: 'switching-over', to: 'primary', isDataLossAllowed: false },
  }),
];
