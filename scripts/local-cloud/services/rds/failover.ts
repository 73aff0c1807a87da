import {
  findGlobalCluster,
  type GlobalClusterMember,
  membersOf,
} from '../../resources/rules/rds/global-cluster-members';
import { schedule } from '../../runtime/agenda';
import { QUIET_BEHAVIOUR } from '../../runtime/behaviour';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { nextOperationId, operationOf, resyncing, setOperation } from './aurora-state';
import { describeGlobalCluster } from './global-clusters';

interface FailoverInput {
  readonly GlobalClusterIdentifier?: string | undefined;
  readonly TargetDbClusterIdentifier?: string | undefined;
  readonly AllowDataLoss?: boolean | undefined;
  readonly Switchover?: boolean | undefined;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_FailoverGlobalCluster.html */
export function failoverGlobalCluster(
  context: ServiceContext,
  input: FailoverInput,
): Record<string, unknown> {
  if (input.AllowDataLoss === true && input.Switchover === true) {
    throw new AwsError(
      'InvalidParameterCombination',
      'AllowDataLoss and Switchover cannot be specified together',
    );
  }
  if (input.AllowDataLoss !== true) {
    return switchoverGlobalCluster(context, input);
  }
  const { globalCluster, writer, target } = requireRequest(context, input);
  if (target.region !== context.region) {
    // The call belongs in the target's region; what RDS says elsewhere is a guess.
    throw new AwsError(
      'DBClusterNotFoundFault',
      `DBCluster ${input.TargetDbClusterIdentifier} not found.`,
      404,
    );
  }
  if (resyncing(globalCluster).includes(target.dbClusterArn)) {
    throw invalidState(globalCluster, `the cluster ${target.dbClusterArn} is being rebuilt`);
  }
  return begin(context, globalCluster, { kind: 'failover', writer, target });
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_SwitchoverGlobalCluster.html */
export function switchoverGlobalCluster(
  context: ServiceContext,
  input: FailoverInput,
): Record<string, unknown> {
  const { globalCluster, writer, target } = requireRequest(context, input);
  if (writer.region !== context.region) {
    throw invalidState(
      globalCluster,
      `a switchover has to be requested in the primary's region ${writer.region}`,
    );
  }
  const isConnected = (context.behaviour ?? QUIET_BEHAVIOUR).isConnected({
    oneRegion: writer.region,
    otherRegion: target.region,
    atMs: context.nowMs,
  });
  if (!isConnected || resyncing(globalCluster).length > 0) {
    throw invalidState(globalCluster, `the cluster ${target.dbClusterArn} is not in sync`);
  }
  return begin(context, globalCluster, { kind: 'switchover', writer, target });
}

interface Request {
  readonly globalCluster: StoredResource;
  readonly writer: GlobalClusterMember;
  readonly target: GlobalClusterMember;
}

function requireRequest(context: ServiceContext, input: FailoverInput): Request {
  const identifier = input.GlobalClusterIdentifier ?? '';
  const globalCluster = findGlobalCluster(context, identifier);
  if (globalCluster === undefined) {
    throw new AwsError('GlobalClusterNotFoundFault', `Global cluster ${identifier} not found`, 404);
  }
  const members = membersOf(globalCluster);
  const writer = members.find(({ isWriter }) => isWriter);
  const target = members.find(
    ({ dbClusterArn }) => dbClusterArn === input.TargetDbClusterIdentifier,
  );
  if (target === undefined) {
    throw new AwsError(
      'DBClusterNotFoundFault',
      `DBCluster ${input.TargetDbClusterIdentifier} not found.`,
      404,
    );
  }
  if (writer === undefined || isUnderWay(globalCluster)) {
    throw invalidState(globalCluster, 'an operation is in progress');
  }
  if (target === writer) {
    throw new AwsError(
      'InvalidDBClusterStateFault',
      `The DB cluster ${target.dbClusterArn} is already the primary of the global cluster`,
    );
  }
  return { globalCluster, writer, target };
}

/** A rebuild goes on by itself and stops no failover; a switchover waits until it is over. */
function isUnderWay(globalCluster: StoredResource): boolean {
  const step = operationOf(globalCluster)?.step;
  return step === 'pending' || step === 'promoting';
}

function begin(
  context: ServiceContext,
  globalCluster: StoredResource,
  request: Omit<Request, 'globalCluster'> & { readonly kind: 'failover' | 'switchover' },
): Record<string, unknown> {
  const { aurora } = context.behaviour ?? QUIET_BEHAVIOUR;
  const { kind, writer, target } = request;
  const { nowMs } = context;
  const plan = aurora.planFailover({
    kind,
    fromRegion: writer.region,
    toRegion: target.region,
    atMs: nowMs,
  });
  const lagMs =
    kind === 'switchover'
      ? 0
      : (aurora.replicationLagMs({
          primaryRegion: writer.region,
          secondaryRegion: target.region,
          atMs: nowMs,
        }) ?? 0);
  const id = nextOperationId(globalCluster);
  setOperation(globalCluster, {
    id,
    kind,
    fromArn: writer.dbClusterArn,
    toArn: target.dbClusterArn,
    requestedAtMs: nowMs,
    plan,
    step: 'pending',
    dataUpToMs: nowMs - lagMs,
  });
  schedule(context.state, {
    atMs: nowMs + plan.verificationMs,
    kind: 'aurora.step',
    region: target.region,
    subject: globalCluster.physicalId,
    token: id,
  });
  return { GlobalCluster: describeGlobalCluster(context, globalCluster) };
}

function invalidState(globalCluster: StoredResource, reason: string): AwsError {
  return new AwsError(
    'InvalidGlobalClusterStateFault',
    `Global cluster ${globalCluster.physicalId} is in an invalid state for this operation: ${reason}`,
  );
}
