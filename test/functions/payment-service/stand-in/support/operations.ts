import type { Operation } from '../../../../../functions/shared/state/operation';

/** The `operation` item of a failover that has asked for the promotion. */
export function failover(
  phasesAtMs: Operation['phasesAtMs'],
  changes: Partial<Operation> = {},
): Operation {
  return {
    epoch: 1,
    kind: 'failover',
    phase: 'promoting',
    executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-test:failover-1',
    startedAtMs: 0,
    updatedAtMs: 0,
    endedAtMs: undefined,
    outcome: undefined,
    reason: undefined,
    phasesAtMs,
    by: 'region-watch',
    evidence: '{}',
    firstBadSampleAtMs: 1,
    resumable: false,
    ...changes,
  };
}
