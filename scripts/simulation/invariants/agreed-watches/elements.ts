import type {
  CallFailure,
  DatabaseDescription,
  Fault,
  FaultOf,
  Plain,
  RegionPlace,
} from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { always, at, between } from '../agreed-holds/agreed-hold';
import type { AgreedItem, AgreedMetric, AgreedPages, AgreedWatch } from './agreed-watch';

export const latch = (set: boolean, seconds: number, atSeconds = seconds): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'latch',
  value: { set, atMs: EPOCH_MS + at(atSeconds), epoch: 3 },
  when: { atMs: at(seconds) },
});

export const isLatched = (
  value: boolean,
  fromSeconds: number,
  untilSeconds: number,
): AgreedItem => ({
  place: 'dr',
  item: 'latch',
  member: 'set',
  value,
  ...between(fromSeconds, untilSeconds),
});

export const FOLLOWS = 'DNS did not follow the writer';

/** Towards the region that writes. */
export const corrected = (
  fromSeconds: number,
  untilSeconds: number,
  region: 'us-east-1' | 'us-east-2' = 'us-east-1',
): readonly AgreedPages[] => [
  {
    subject: `${FOLLOWS}; it is sent to ${region} now`,
    count: 1,
    first: between(fromSeconds, untilSeconds),
  },
];

export const neverCorrected: readonly AgreedPages[] = [{ subject: FOLLOWS, count: 0 }];

export const described = (
  place: RegionPlace,
  as: DatabaseDescription,
  during: ReturnType<typeof between>,
): Fault => ({ kind: 'database-described', place, as, ...during });

export const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

/** An operation of which Step Functions knows nothing. */
export const forgotten = (
  change: Readonly<Record<string, Plain>>,
  isBegun: boolean,
): FaultOf<'item-written'> => ({
  kind: 'item-written',
  place: 'dr',
  item: 'operation',
  value: {
    epoch: 7,
    kind: 'failover',
    phase: isBegun ? 'promoting' : 'claimed',
    phases: { claimed: time(0), ...(isBegun && { promoting: time(1) }) },
    executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-7',
    startedAt: time(0),
    updatedAt: time(0),
    by: 'somebody',
    evidence: '{}',
    ...change,
  },
  when: { atMs: at(0) },
});

export const REFUSED = { error: 'AccessDeniedException' } as const;
export const FOR_GOOD_SECONDS = 24 * 60 * 60;

/** Of a watcher, the n-th of its kind from a moment on, and those of its kind for a while after it. */
export const watchCall = (
  call: string,
  manner: CallFailure,
  fromSeconds: number,
  {
    nth = 1,
    forSeconds = 0,
    place = 'dr',
  }: { readonly nth?: number; readonly forSeconds?: number; readonly place?: RegionPlace } = {},
): Fault => ({
  kind: 'call-fails',
  place,
  by: 'functions',
  call: `watch ${call}`,
  nth,
  fromMs: at(fromSeconds),
  forMs: forSeconds * 1000,
  manner,
});

export const startRefused = (forSeconds: number): Fault =>
  watchCall('SFN StartExecution', REFUSED, 0, { forSeconds });

/** What a state of the failover asks for, the first time and for a while after it. */
export const stateCall = (state: string, manner: CallFailure, forSeconds: number): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'state-machines',
  call: `state ${state}`,
  nth: 1,
  fromMs: at(0),
  forMs: forSeconds * 1000,
  manner,
});

/** Rounds begin at whole tens of seconds, and what they ask for is answered at the same moment. */
export const onTheGrid = (place: RegionPlace = 'dr'): Fault => ({
  kind: 'punctual',
  place,
  afterMs: 0,
  ...always,
});

/** A request that is lost is made once more when four seconds are over: somebody writes in between. */
export const MEANWHILE = 2;

export const written = (
  item: string,
  seconds: number,
  value: Readonly<Record<string, Plain>>,
  place: RegionPlace = 'dr',
): Fault => ({ kind: 'item-written', place, item, value, when: { atMs: at(seconds) } });

export const moment = (seconds: number): number => EPOCH_MS + at(seconds);

/** Of an item of the DR region: this member, as long as a time lasts. */
export const memberOf =
  (item: string) =>
  (member: string, value: unknown, fromSeconds: number, untilSeconds: number): AgreedItem => ({
    place: 'dr',
    item,
    member,
    value,
    ...between(fromSeconds, untilSeconds),
  });

export const operationIs = (
  value: string | undefined,
  fromSeconds: number,
  untilSeconds: number,
) => ({
  place: 'dr' as const,
  item: 'operation',
  member: 'outcome',
  value,
  ...between(fromSeconds, untilSeconds),
});

export const metric = (
  name: string,
  value: AgreedMetric['value'],
  fromSeconds: number,
  untilSeconds: number,
  place: RegionPlace = 'dr',
): AgreedMetric => ({ place, metric: name, value, ...between(fromSeconds, untilSeconds) });

export const signals = (
  verdict: AgreedMetric['value'],
  probe: AgreedMetric['value'],
  self: AgreedMetric['value'],
  fromSeconds: number,
  untilSeconds: number,
): readonly AgreedMetric[] => [
  metric('SignalVerdict', verdict, fromSeconds, untilSeconds),
  metric('SignalProbe', probe, fromSeconds, untilSeconds),
  metric('SignalSelf', self, fromSeconds, untilSeconds),
];

export const unraised = (name: string, ...faults: readonly Fault[]): AgreedWatch => ({
  name: `no more tasks ${name}`,
  minutes: 8,
  faults,
  tasks: [{ place: 'dr', minimum: 10, count: 0 }],
});

export const exposure = (
  member: 'since' | 'until',
  value: unknown,
  fromSeconds: number,
  untilSeconds: number,
  place: RegionPlace = 'primary',
): AgreedItem => ({
  place,
  item: 'exposure',
  member,
  value,
  ...between(fromSeconds, untilSeconds),
});

export const pendingResync = { synchronization: 'pending-resync' } as const;
