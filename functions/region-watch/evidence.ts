import type { Facts } from '../shared/decision/facts';
import { firstLostSample, lagAtLoss } from '../shared/decision/loss';
import type { HomeRole } from '../shared/failover-config';
import type { DatabaseReading, Reading, Sample } from '../shared/signals/sample';

/** Enough for the confirmation time, and small enough for the state table and the report. */
const MAX_SAMPLES = 10;

/** What a failover was decided on, as JSON text: it goes with the operation into the report. */
export function evidenceOf(facts: Facts, samples: readonly Sample[], homeRole: HomeRole): string {
  const lost = firstLostSample(samples, homeRole);
  return JSON.stringify({
    facts,
    firstLostAtMs: lost?.atMs,
    lagAtLoss: lost && lagAtLoss(samples, lost.atMs),
    samples: samples.slice(-MAX_SAMPLES),
  });
}

/** The newest sample in lines for people. */
export function describeSample(sample: Sample): readonly string[] {
  return [
    `at ${new Date(sample.atMs).toISOString()}`,
    `verdict of the health checkers: ${describeReading(sample.verdict)}`,
    `probe from this region: ${describeReading(sample.probe)}`,
    `this region's own connection: ${describeReading(sample.self)}`,
    `database: ${describeDatabase(sample.database)}`,
  ];
}

const describeReading = ({ health, detail }: Reading): string => `${health} (${detail})`;

function describeDatabase(database: DatabaseReading): string {
  if (database.kind === 'unknown') {
    return `unknown (${database.detail})`;
  }
  const { writerRegion, operation, synchronization, thisMemberAvailable, lag } = database;
  const lagText =
    lag.kind === 'known'
      ? `lag ${lag.lagMs} ms, measured ${Math.round(lag.ageMs / 1_000)} s before`
      : `lag unknown (${lag.detail})`;
  return [
    `writer ${writerRegion ?? 'unknown'}`,
    `operation ${operation}`,
    `synchronization ${synchronization}`,
    `this member ${thisMemberAvailable ? 'available' : 'not available'}`,
    lagText,
  ].join(', ');
}
