import {
  findGlobalCluster,
  membersOf,
  setMembers,
} from '../../resources/rules/rds/global-cluster-members';
import { schedule } from '../../runtime/agenda';
import type { DatabaseChange } from '../../runtime/behaviour';
import type { EventHandler, RuntimeContext } from '../../runtime/context';
import type { StoredResource } from '../../state';
import {
  addPromotion,
  type GlobalOperation,
  operationOf,
  resyncing,
  setOperation,
  setResyncing,
  setUnfenced,
  unfenced,
} from './aurora-state';
import { addUnplannedSnapshot } from './cluster-snapshots';
import { publishClusterEvent, publishInstanceEvent } from './rds-events';

/** How often Aurora looks whether the old region is back; a guess. */
const REGION_CHECK_MS = 30_000;

/** How often Aurora looks at what its database servers do; a guess. */
const DATABASE_CHECK_MS = 200;

/** A failover or switchover goes on by one step. */
export const onAuroraStep: EventHandler = (context, event) => {
  const globalCluster = findGlobalCluster(context, event.subject);
  const operation = globalCluster && operationOf(globalCluster);
  if (globalCluster === undefined || operation === undefined || operation.id !== event.token) {
    return;
  }
  const at: Step = { context, globalCluster, operation };
  switch (operation.step) {
    case 'pending':
      beginPromotion(at);
      return;
    case 'promoting':
      finishPromotion(at);
      return;
    case 'waiting-for-region':
      beginRebuild(at);
      return;
    case 'rebuilding':
      finishRebuild(at);
  }
};

interface Step {
  readonly context: RuntimeContext;
  readonly globalCluster: StoredResource;
  readonly operation: GlobalOperation;
}

function beginPromotion({ context, globalCluster, operation }: Step): void {
  publishFence(context, operation);
  context.behaviour.aurora.databases?.promote(changeOf(operation));
  goOn({ context, globalCluster, operation }, 'promoting', operation.plan.promotionMs);
}

/** On the old primary when it can be reached, else on the new one. */
function publishFence(context: RuntimeContext, { fromArn, toArn, plan }: GlobalOperation): void {
  const isBlocked = plan.fence === 'blocked';
  const place = areConnected(context, fromArn, toArn) ? fromArn : toArn;
  publishInstanceEvent(
    { ...context, region: regionOf(place) },
    {
      eventId: isBlocked ? 'RDS-EVENT-0390' : 'RDS-EVENT-0391',
      message: `Attempt to block writes for DB cluster ${nameOf(fromArn)} in Region ${regionOf(fromArn)} ${isBlocked ? 'succeeded' : 'timed out'}.`,
      category: 'notification',
      clusterIdentifier: nameOf(place),
    },
  );
}

function finishPromotion(at: Step): void {
  const { context, globalCluster, operation } = at;
  const { kind, fromArn, toArn, plan, dataUpToMs } = operation;
  const progress = context.behaviour.aurora.databases?.progress(operation.id);
  if (progress === 'under-way') {
    goOn(at, 'promoting', DATABASE_CHECK_MS);
    return;
  }
  if (plan.outcome === 'fails' || progress === 'failed') {
    setOperation(globalCluster, undefined);
    publishOutcome(context, operation, { isDone: false });
    return;
  }
  setMembers(
    globalCluster,
    membersOf(globalCluster).map((member) => ({
      ...member,
      isWriter: member.dbClusterArn === toArn,
    })),
  );
  const upToMs = kind === 'switchover' ? context.nowMs : dataUpToMs;
  addPromotion(globalCluster, { kind, fromArn, toArn, atMs: context.nowMs, dataUpToMs: upToMs });
  setUnfenced(
    globalCluster,
    unfenced(globalCluster).filter((arn) => arn !== toArn),
  );
  publishOutcome(context, operation, { isDone: true });
  if (kind === 'switchover') {
    setOperation(globalCluster, undefined);
    return;
  }
  setResyncing(globalCluster, [
    ...resyncing(globalCluster).filter((arn) => arn !== toArn),
    fromArn,
  ]);
  if (plan.fence === 'timed-out') {
    setUnfenced(globalCluster, [...unfenced(globalCluster), fromArn]);
  }
  goOn(at, 'waiting-for-region', plan.rebuildDelayMs);
}

/** 0238 and 0239 of a failover, 0185 and 0187 of a switchover; told by the new primary. */
function publishOutcome(
  context: RuntimeContext,
  { kind, toArn }: GlobalOperation,
  { isDone }: { readonly isDone: boolean },
): void {
  const [eventId, verb] =
    kind === 'failover'
      ? isDone
        ? ['RDS-EVENT-0238', 'completed']
        : ['RDS-EVENT-0239', 'failed']
      : isDone
        ? ['RDS-EVENT-0185', 'finished']
        : ['RDS-EVENT-0187', 'failed'];
  publishClusterEvent(
    { ...context, region: regionOf(toArn) },
    {
      eventId,
      message: `Global ${kind} to DB cluster ${nameOf(toArn)} in Region ${regionOf(toArn)} ${verb}.`,
      category: 'global-failover',
      clusterIdentifier: nameOf(toArn),
    },
  );
}

/** Aurora keeps the old volume as a snapshot, then makes a new one out of the new primary's. */
function beginRebuild(at: Step): void {
  const { context, globalCluster, operation } = at;
  const { fromArn, toArn, plan } = operation;
  if (!areConnected(context, fromArn, toArn)) {
    goOn(at, 'waiting-for-region', REGION_CHECK_MS);
    return;
  }
  addUnplannedSnapshot({ ...context, region: regionOf(fromArn) }, nameOf(fromArn));
  setUnfenced(
    globalCluster,
    unfenced(globalCluster).filter((arn) => arn !== fromArn),
  );
  publishResync(context, operation, 'RDS-EVENT-0240', 'Started');
  context.behaviour.aurora.databases?.rebuild(changeOf(operation));
  goOn(at, 'rebuilding', plan.rebuildMs);
}

function finishRebuild(at: Step): void {
  const { context, globalCluster, operation } = at;
  if (!areConnected(context, operation.fromArn, operation.toArn)) {
    goOn(at, 'rebuilding', REGION_CHECK_MS);
    return;
  }
  // One that fails leaves the old primary out of sync.
  if ((context.behaviour.aurora.databases?.progress(operation.id) ?? 'done') !== 'done') {
    goOn(at, 'rebuilding', DATABASE_CHECK_MS);
    return;
  }
  setResyncing(
    globalCluster,
    resyncing(globalCluster).filter((arn) => arn !== operation.fromArn),
  );
  setOperation(globalCluster, undefined);
  publishResync(context, operation, 'RDS-EVENT-0241', 'Finished');
}

function publishResync(
  context: RuntimeContext,
  { toArn }: GlobalOperation,
  eventId: string,
  verb: string,
): void {
  publishClusterEvent(
    { ...context, region: regionOf(toArn) },
    {
      eventId,
      message: `${verb} resynchronizing members of DB cluster ${nameOf(toArn)} in Region ${regionOf(toArn)} after global failover.`,
      category: 'global-failover',
      clusterIdentifier: nameOf(toArn),
    },
  );
}

function changeOf({ id, kind, fromArn, toArn }: GlobalOperation): DatabaseChange {
  return { operationId: id, kind, fromRegion: regionOf(fromArn), toRegion: regionOf(toArn) };
}

function goOn(
  { context, globalCluster, operation }: Step,
  step: GlobalOperation['step'],
  afterMs: number,
): void {
  setOperation(globalCluster, { ...operation, step });
  schedule(context.state, {
    atMs: context.nowMs + afterMs,
    kind: 'aurora.step',
    region: regionOf(operation.toArn),
    subject: globalCluster.physicalId,
    token: operation.id,
  });
}

function areConnected(context: RuntimeContext, oneArn: string, otherArn: string): boolean {
  return context.behaviour.isConnected({
    oneRegion: regionOf(oneArn),
    otherRegion: regionOf(otherArn),
    atMs: context.nowMs,
  });
}

function regionOf(arn: string): string {
  return arn.split(':')[3] ?? '';
}

function nameOf(arn: string): string {
  return arn.split(':').at(-1) ?? '';
}
