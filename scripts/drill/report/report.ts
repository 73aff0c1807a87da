import type { EvidenceReading } from '../evidence/read-evidence';
import type {
  CheckBody,
  ClientBody,
  CloudLagBody,
  FooterBody,
  HeaderBody,
  LossReportBody,
  OwnReportBody,
  PhaseBody,
} from '../evidence/types';
import { bodies, type Dated, datedBodies } from './bodies';
import { crossChecks } from './cross-checks';
import { type Interruption, interruptionsOf, longest } from './interruptions';
import { moneyOf, type Objective, recoveryPoint, recoveryTime } from './objectives';
import { type TimelineEntry, timelineOf } from './timeline';
import { type Verdict, verdictOf } from './verdict';
import { wallClockOf } from './wall-clock';

/** Everything a reader is told about a drill. A pure function of its evidence. */
export interface Report {
  readonly header: HeaderBody;
  /** Hash of the last record. */
  readonly head: string;
  readonly records: number;
  /** Absent when the drill was cut short. */
  readonly end: FooterBody | undefined;
  readonly span: {
    /** First and last moment on the drill's clock. */
    readonly fromMs: number;
    readonly toMs: number;
    /** The same by the clock on the wall: when the drill really was. */
    readonly wallFromMs: number;
    readonly wallToMs: number;
    /** How long it took by the clock on the wall. */
    readonly wallMs: number;
  };
  /** What times are counted from: the loss, or what comes closest to it. */
  readonly zeroMs: number;
  readonly zeroMeaning: string;
  readonly verdict: Verdict;
  readonly recoveryTime: Objective;
  readonly recoveryPoint: Objective;
  readonly interruptions: readonly Interruption[];
  readonly loss: LossReportBody | undefined;
  readonly lostMoney: readonly { readonly currency: string; readonly minorUnits: number }[];
  readonly checks: readonly CheckBody[];
  readonly phases: readonly PhaseBody[];
  readonly timeline: readonly (TimelineEntry & {
    /** By the clock on the wall. */
    readonly wallMs: number;
  })[];
  readonly traffic: readonly Dated<'traffic'>[];
  readonly replication: readonly Dated<'replication'>[];
  /** Absent in evidence that nobody measured it for, and of drills that were cut short. */
  readonly cloudLag: CloudLagBody | undefined;
  readonly tasks: readonly Dated<'tasks'>[];
  readonly dnsAnswers: readonly Dated<'dns-answer'>[];
  readonly faults: readonly Dated<'fault'>[];
  readonly promotions: readonly Dated<'promotion'>[];
  readonly clients: readonly ClientBody[];
  readonly ownReports: readonly OwnReportBody[];
  readonly limitations: readonly string[];
}

/** Evidence whose chain holds, whole or cut short: a drill that was killed has a report as well. */
export type ReadableEvidence = Extract<EvidenceReading, { readonly kind: 'intact' | 'truncated' }>;

export function makeReport({ evidence, kind }: ReadableEvidence): Report {
  const { header, records, head } = evidence;
  const wallAtMs = wallClockOf(evidence);
  const clients = bodies(records, 'client');
  const loss = bodies(records, 'loss-report').at(-1);
  const interruptions = interruptionsOf(clients);
  const faults = datedBodies(records, 'fault');
  const lostAtMs = faults.find(
    ({ change, losesWrites }) => change === 'begins' && losesWrites,
  )?.atMs;
  const measured = {
    recoveryTime: recoveryTime(longest(interruptions), {
      clients: clients.length,
      targetMs: header.targets.rtoMs,
    }),
    recoveryPoint: recoveryPoint(loss, { lostAtMs, targetMs: header.targets.rpoMs }),
  };
  const end = kind === 'intact' ? bodies(records, 'footer').at(-1) : undefined;
  const checks = [
    ...bodies(records, 'check'),
    ...crossChecks({
      payments: bodies(records, 'payments'),
      clients,
      loss,
      isFinished: end?.outcome === 'completed',
    }),
  ];
  return {
    header,
    head,
    records: records.length,
    end,
    span: spanOf(evidence),
    ...zeroOf(evidence, lostAtMs),
    ...measured,
    verdict: verdictOf({ expectation: header.scenario.expectation, end, checks, ...measured }),
    interruptions,
    loss,
    lostMoney: moneyOf(loss?.lost ?? []),
    checks,
    phases: [...bodies(records, 'phase')].sort((a, b) => a.startedAtMs - b.startedAtMs),
    timeline: timelineOf(header, records, interruptions).map((entry) => ({
      ...entry,
      wallMs: wallAtMs(entry.atMs),
    })),
    traffic: datedBodies(records, 'traffic'),
    replication: datedBodies(records, 'replication'),
    cloudLag: bodies(records, 'cloud-lag').at(-1),
    tasks: datedBodies(records, 'tasks'),
    dnsAnswers: datedBodies(records, 'dns-answer'),
    faults,
    promotions: datedBodies(records, 'promotion'),
    clients,
    ownReports: bodies(records, 'own-report'),
    limitations: bodies(records, 'limitation').map(({ text }) => text),
  };
}

type Evidence = ReadableEvidence['evidence'];

function spanOf({ records }: Evidence): Report['span'] {
  const times = records.map(({ atMs }) => atMs);
  const walls = records.map(({ wallMs }) => wallMs);
  const fromMs = times.reduce((a, b) => Math.min(a, b));
  const toMs = times.reduce((a, b) => Math.max(a, b));
  const wallFromMs = walls[0] ?? 0;
  const wallToMs = Math.max(wallFromMs, walls.at(-1) ?? 0);
  return { fromMs, toMs, wallFromMs, wallToMs, wallMs: wallToMs - wallFromMs };
}

function zeroOf(
  { records }: Evidence,
  lostAtMs: number | undefined,
): Pick<Report, 'zeroMs' | 'zeroMeaning'> {
  if (lostAtMs !== undefined) {
    return { zeroMs: lostAtMs, zeroMeaning: 'the loss' };
  }
  const fault = datedBodies(records, 'fault').at(0);
  if (fault !== undefined) {
    return { zeroMs: fault.atMs, zeroMeaning: 'the first fault' };
  }
  const operation = bodies(records, 'operation').at(0);
  return operation === undefined
    ? { zeroMs: records[0]?.atMs ?? 0, zeroMeaning: 'the start of the drill' }
    : { zeroMs: operation.startedAtMs, zeroMeaning: 'the start of the operation' };
}
