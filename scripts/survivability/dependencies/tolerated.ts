import type { Standing } from '../dependency';

/** Which region other than the surviving one a reference leads to. */
export type OtherRegion = 'peer' | 'third';

/** A reference out of the surviving region that may stand, and what makes it harmless. */
interface Tolerated {
  /** Logical id and property, joined by dots; members of lists by name. What is below is included. */
  readonly at: string;
  readonly leadsTo: OtherRegion;
  readonly standing: Standing;
}

function bestEffort(because: string, ...positions: readonly string[]): Tolerated[] {
  return positions.map((at) => ({
    at,
    leadsTo: 'peer',
    standing: { kind: 'best effort', because },
  }));
}

function notOnThePath(because: string, ...positions: readonly string[]): Tolerated[] {
  return positions.map((at) => ({
    at,
    leadsTo: 'peer',
    standing: { kind: 'not on the path', because },
  }));
}

function witness(because: string, ...positions: readonly string[]): Tolerated[] {
  return positions.map((at) => ({
    at,
    leadsTo: 'third',
    standing: { kind: 'best effort', because },
  }));
}

const STATEMENTS = 'Policies.carry-out-steps.PolicyDocument.Statement';

/**
 * All that the surviving region may say about the other one or a third. Anything
 * else that names another region fails the proof.
 */
export const TOLERATED: readonly Tolerated[] = [
  ...bestEffort(
    'the other region validates only what the own one could not',
    'TaskDefinition.ContainerDefinitions.payment-service.Environment.PEER_REGION',
    'TaskDefinition.ContainerDefinitions.payment-service.Environment.PEER_VALIDATE_PAYMENT_FUNCTION',
    'TaskRole.Policies.take-payments.PolicyDocument.Statement.ValidatePayments.Resource',
    'ValidatePayment.Environment.Variables.PEER_FUNCTION_ARN',
    'ValidatePaymentRole.Policies.validate-payments.PolicyDocument.Statement.InvokePeer.Resource',
  ),
  ...bestEffort(
    "books the other region's intakes beside its own, and nothing waits for that",
    'TaskDefinition.ContainerDefinitions.payment-service.Environment.PEER_STAND_IN_TABLE',
    'TaskRole.Policies.take-payments.PolicyDocument.Statement.BookIntakesOfPeer.Resource',
    'TaskRole.Policies.take-payments.PolicyDocument.Statement.ListIntakesOfPeer.Resource',
    'TaskRole.Policies.take-payments.PolicyDocument.Statement.DecryptIntakesOfPeer',
  ),
  ...bestEffort(
    'tells the watcher which region it watches; whether that one answers is the question',
    'RegionWatch.Environment.Variables.PEER_REGION',
    'RegionWatch.Environment.Variables.PEER_REGION_CODE',
    'RegionWatch.Environment.Variables.PEER_CLUSTER_ARN',
    'RegionWatch.Environment.Variables.PEER_CLUSTER_IDENTIFIER',
  ),
  ...bestEffort(
    'names for the steps that call the lost region; the table of calls says what waits for them',
    'Failover.Environment.Variables.PEER_REGION',
    'Failover.Environment.Variables.PEER_REGION_CODE',
    'Failover.Environment.Variables.PEER_CLUSTER_ARN',
    'Failover.Environment.Variables.PEER_CLUSTER_IDENTIFIER',
  ),
  ...bestEffort(
    'permission for the fence, a planned switchover and what comes after the failover',
    `FailoverRole.${STATEMENTS}.LatchInPeer.Resource`,
    `FailoverRole.${STATEMENTS}.UsePeerKey`,
    `FailoverRole.${STATEMENTS}.MoveBoundsOfService.Resource`,
    `FailoverRole.${STATEMENTS}.ScaleService.Resource`,
    `FailoverRole.${STATEMENTS}.CopyLostWrites.Resource`,
    `FailoverRole.${STATEMENTS}.TagCopies.Resource`,
    `FailoverRole.${STATEMENTS}.EncryptCopies`,
    `FailoverRole.${STATEMENTS}.ForwardEvents.Resource`,
  ),
  ...bestEffort(
    'permission on both members by name; with data loss allowed the promotion does without the other one',
    `FailoverMachineRole.${STATEMENTS}.MoveWriter.Resource`,
    `SwitchoverMachineRole.${STATEMENTS}.MoveWriter.Resource`,
  ),
  ...notOnThePath(
    'a planned switchover has both regions',
    'SwitchoverMachine.DefinitionSubstitutions',
  ),
  ...notOnThePath(
    'read when the stack is created, never while it runs',
    'DatabaseCluster.SourceRegion',
  ),
  ...notOnThePath('the copy in the other region is not read here', 'DatabaseSecret.ReplicaRegions'),
  ...notOnThePath(
    'replication runs beside the payments; what the other region can take waits',
    'TransactionLogBucket.ReplicationConfiguration',
    'ReplicationRole.Policies',
    'TransactionLogReplicationLatencyAlarm.Dimensions',
    'TransactionLogReplicationFailuresAlarm.Dimensions',
  ),
  ...witness(
    'either of two regions is enough; with both out of reach this one takes itself for cut off and holds',
    'Failover.Environment.Variables.SELF_CHECK_URLS',
    'RegionWatch.Environment.Variables.SELF_CHECK_URLS',
  ),
];

/** Undefined where a reference to another region may not stand. */
export function toleratedAt(
  id: string,
  names: readonly string[],
  leadsTo: OtherRegion,
): Standing | undefined {
  const position = `${[id, ...names].join('.')}.`;
  return TOLERATED.find(
    (tolerated) => tolerated.leadsTo === leadsTo && position.startsWith(`${tolerated.at}.`),
  )?.standing;
}
