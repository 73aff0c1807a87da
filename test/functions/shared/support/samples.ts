import type { DecisionInput } from '../../../../functions/shared/decision/facts';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import type {
  DatabaseReading,
  Health,
  KnownDatabaseReading,
  Sample,
} from '../../../../functions/shared/signals/sample';
import type { Arming } from '../../../../functions/shared/state/arming-model';
import type { Operation } from '../../../../functions/shared/state/operation';

export const START_MS = Date.UTC(2026, 0, 5, 9);

export const standbyDatabase: KnownDatabaseReading = {
  kind: 'known',
  writerRegion: 'us-east-1',
  thisRegionWrites: false,
  operation: 'none',
  synchronization: 'connected',
  thisMemberAvailable: true,
  lag: { kind: 'known', lagMs: 120, ageMs: 30_000 },
};

export interface SampleParts {
  readonly verdict?: Health;
  readonly probe?: Health;
  readonly self?: Health;
  readonly database?: DatabaseReading;
}

export function sampleAt(
  atMs: number,
  { verdict = 'healthy', probe = 'healthy', self = 'healthy', database }: SampleParts = {},
): Sample {
  return {
    atMs,
    verdict: { health: verdict, detail: 'as scripted' },
    probe: { health: probe, detail: 'as scripted' },
    self: { health: self, detail: 'as scripted' },
    database: database ?? standbyDatabase,
  };
}

export const lost = { verdict: 'unhealthy', probe: 'unhealthy' } as const;

/** One sample every ten seconds; the last one is at the time that `decisionInput` decides at. */
export function samplesOf(parts: readonly SampleParts[]): readonly Sample[] {
  return parts.map((part, index) => sampleAt(START_MS + index * 10_000, part));
}

export const repeat = (part: SampleParts, times: number): readonly SampleParts[] =>
  Array.from({ length: times }, () => part);

export const armed: Arming = {
  armed: true,
  disarmedUntilMs: undefined,
  reason: 'deployed',
  by: 'an operator',
  atMs: START_MS,
};

export const operation: Operation = {
  epoch: 1,
  kind: 'failover',
  phase: 'done',
  executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-demo:failover-1',
  startedAtMs: START_MS - 600_000,
  updatedAtMs: START_MS - 300_000,
  endedAtMs: START_MS - 300_000,
  outcome: 'done',
  reason: undefined,
  phasesAtMs: {},
  by: 'region-watch',
  evidence: '{}',
  firstBadSampleAtMs: undefined,
  resumable: false,
};

/** Minutes of health, then a confirmed loss: fails over, unless something is changed. */
export function decisionInput(
  parts: readonly SampleParts[],
  changes: Partial<DecisionInput> = {},
): DecisionInput {
  const samples = samplesOf(parts);
  return {
    samples,
    nowMs: (samples.at(-1)?.atMs ?? START_MS) + 4_000,
    arming: armed,
    lastOperation: undefined,
    policy: defaultPolicy,
    homeRole: 'dr',
    ...changes,
  };
}

export const lossAfterHealth: readonly SampleParts[] = [...repeat({}, 5), ...repeat(lost, 7)];
