import type { DatabaseDescription, Fault, Plain, RegionPlace } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, between } from '../agreed-holds/agreed-hold';
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

export const corrected = (fromSeconds: number, untilSeconds: number): readonly AgreedPages[] => [
  { subject: FOLLOWS, count: 1, first: between(fromSeconds, untilSeconds) },
];

export const neverCorrected: readonly AgreedPages[] = [{ subject: FOLLOWS, count: 0 }];

export const described = (
  place: RegionPlace,
  as: DatabaseDescription,
  during: ReturnType<typeof between>,
): Fault => ({ kind: 'database-described', place, as, ...during });

export const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

/** An operation of which Step Functions knows nothing. */
export const forgotten = (change: Readonly<Record<string, Plain>>, isBegun: boolean): Fault => ({
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

export const startRefused = (forMs: number): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'functions',
  call: 'watch SFN StartExecution',
  nth: 1,
  fromMs: at(0),
  forMs,
  manner: { error: 'AccessDeniedException' },
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
