import { syncObstacle } from '../../../functions/shared/signals/sync-obstacle';
import { type Arming, isArmed } from '../../../functions/shared/state/arming-model';
import type { Operation } from '../../../functions/shared/state/operation';
import { type HomeRole, peerOf } from '../../../templates-src/topology';
import { activeRegionHealth, type LossOutlook, lossOutlook, RPO_MS } from './outlook';
import { isRunning, type RegionView, type RegionViews, type SeenOperation } from './region-view';
import {
  type CommandWords,
  machineKind,
  type OperationRequest,
  type PlannedRequest,
  requestCommand,
  runsIn,
  type UnplannedRequest,
} from './request';
import { writerOf } from './writer';

/** What a request comes to, by what both regions say at this moment. */
export type Verdict =
  | { readonly kind: 'already-so' }
  /** It runs already; starting it once more would be refused. */
  | { readonly kind: 'runs-already'; readonly role: HomeRole; readonly operation: Operation }
  | Refusal
  | { readonly kind: 'possible'; readonly warnings: readonly string[]; readonly loss: Loss };

export interface Refusal {
  readonly kind: 'refused';
  readonly code: string;
  readonly reason: string;
  /** What to type next, most useful first. */
  readonly next: readonly CommandWords[];
}

export type Loss = LossOutlook | { readonly kind: 'none' };

/** Whether the request can be carried out now. Pure: the same views and time give the same answer. */
export function judge(request: OperationRequest, views: RegionViews, nowMs: number): Verdict {
  return (
    judgeOperations(request, views) ??
    (request.kind === 'planned'
      ? judgePlanned(request, views)
      : judgeUnplanned(request, views, nowMs))
  );
}

/** What runs, died or is done already; undefined when none of it stands in the way. */
function judgeOperations(request: OperationRequest, views: RegionViews): Verdict | undefined {
  const role = runsIn(request);
  const own = views[role].operation;
  for (const each of [role, peerOf(role)]) {
    const { operation, region } = views[each];
    const seen = operation.kind === 'known' ? operation.value : undefined;
    if (seen !== undefined && isRunning(seen)) {
      return each === role && seen.operation.kind === machineKind(request)
        ? { kind: 'runs-already', role, operation: seen.operation }
        : otherRuns(seen, region);
    }
  }
  const writer = writerOf(views);
  if (writer.kind === 'known' && writer.value === request.goal) {
    return { kind: 'already-so' };
  }
  if (own.kind === 'unknown') {
    return refused(
      'DR_STATE_UNKNOWN',
      `the state of ${views[role].region} can't be read: ${own.reason}`,
      [['status']],
    );
  }
  return own.value !== undefined && own.value.operation.endedAtMs === undefined
    ? died(own.value, views[role].region)
    : undefined;
}

function judgePlanned({ goal }: PlannedRequest, views: RegionViews): Verdict {
  const [here, there] = [views[peerOf(goal)], views[goal]];
  const obstacle = syncObstacle({
    region: here.region,
    here: here.database,
    peerRegion: there.region,
    there: there.database,
  });
  if (obstacle !== undefined) {
    return refused('DR_NOT_IN_SYNC', `a planned switchover would lose data or hang: ${obstacle}`, [
      ['status', '--watch'],
      ...withoutTheOther(goal, here),
    ]);
  }
  return { kind: 'possible', warnings: [], loss: { kind: 'none' } };
}

/**
 * The way without the region that writes: the second look says whether it is lost. Nobody looks at the
 * DR region for the home primary, so that this way is offered there when that doesn't answer at all.
 */
const withoutTheOther = (goal: HomeRole, writing: RegionView): readonly CommandWords[] =>
  goal === 'dr' || !answers(writing)
    ? [requestCommand({ kind: 'unplanned', goal, acceptDataLoss: goal === 'primary' })]
    : [];

function judgeUnplanned(request: UnplannedRequest, views: RegionViews, nowMs: number): Verdict {
  const { goal, acceptDataLoss } = request;
  const target = views[goal];
  const other = views[peerOf(goal)];
  const { database } = target;
  if (database.kind === 'known' && !database.thisMemberAvailable) {
    return refused(
      'DR_TARGET_NOT_AVAILABLE',
      `the database cluster in ${target.region} is not available, so it can't become the writer`,
      [['status', '--watch']],
    );
  }
  const loss = lossOutlook(target, nowMs);
  const refusal = acceptDataLoss ? undefined : refusedByConfirm(request, target, { loss, nowMs });
  return refusal ?? { kind: 'possible', warnings: warningsFor(target, other, nowMs), loss };
}

/** What the machine's own second look would call off, said before anything is started. */
function refusedByConfirm(
  request: UnplannedRequest,
  target: RegionView,
  { loss, nowMs }: { readonly loss: LossOutlook; readonly nowMs: number },
): Refusal | undefined {
  const accepting = requestCommand({ ...request, acceptDataLoss: true });
  const { arming, region } = target;
  if (target.role === 'primary') {
    return refused(
      'DR_NEEDS_ACCEPTANCE',
      `${region} has no health checkers' vote on the other region, so only a person can say that it is lost`,
      [requestCommand({ kind: 'planned', goal: 'primary' }), accepting],
    );
  }
  if (arming.kind === 'known' && !isArmed(arming.value, nowMs)) {
    return refused(
      'DR_DISARMED',
      `${region} ${saidOf(arming.value)}, so its state machine would call a failover off that doesn't accept the loss of data`,
      [accepting, ['arm']],
    );
  }
  switch (loss.kind) {
    case 'unknown':
      return refused('DR_LOSS_UNKNOWN', `what would be lost is not known: ${loss.detail}`, [
        accepting,
      ]);
    case 'exceeds-rpo':
      return refused(
        'DR_LOSS_EXCEEDS_RPO',
        `the last ${seconds(loss.lagMs)} of commits would be lost, above the RPO of ${seconds(RPO_MS)}`,
        [accepting],
      );
    case 'within-rpo':
      return undefined;
  }
}

const saidOf = (arming: Arming | undefined): string =>
  arming === undefined ? 'was never armed' : `was disarmed by ${arming.by} ("${arming.reason}")`;

function warningsFor(target: RegionView, other: RegionView, nowMs: number): string[] {
  const health = activeRegionHealth(target, nowMs);
  const { database, operation } = target;
  return [
    ...(health.kind === 'healthy'
      ? [`${other.region} looks healthy: ${target.region} sees it take payments`]
      : []),
    ...(health.kind === 'disagreeing'
      ? [`health checkers and ${target.region} disagree about ${other.region}`]
      : []),
    ...(health.kind === 'unknown' && answers(other)
      ? [
          `whether ${other.region} is lost is not known (${health.detail}), and its AWS endpoints answer`,
        ]
      : []),
    ...(database.kind === 'unknown'
      ? [`the database in ${target.region} is unknown: ${database.detail}`]
      : []),
    ...(isRebuilt(target) && answers(other)
      ? [
          `${target.region} is being rebuilt from ${other.region}, whose AWS endpoints answer: it doesn't have all that was committed there, and its promotion takes longer`,
        ]
      : []),
    ...(target.role === 'primary' ? [boundedWithoutStandby(target, other)] : []),
    ...(operation.kind === 'known' && other.operation.kind === 'unknown'
      ? [`whether something runs in ${other.region} can't be read: ${other.operation.reason}`]
      : []),
  ];
}

/**
 * The home primary alone has `rds.global_db_rpo`, and keeps it while it is the standby. Promoted without
 * a standby in reach, it may pause commits:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 */
const boundedWithoutStandby = (target: RegionView, other: RegionView): string =>
  `payments in ${target.region} may wait until ${other.region} is a standby again, unless rds.global_db_rpo is reset: docs/runbook.md, "Payments wait for the standby"`;

/** Also a standby in sync may read so once the region that it follows is lost. */
const isRebuilt = ({ database }: RegionView): boolean =>
  database.kind === 'known' &&
  !database.thisRegionWrites &&
  database.synchronization === 'pending-resync';

const answers = ({ database, operation }: RegionView): boolean =>
  database.kind === 'known' || operation.kind === 'known';

function otherRuns({ operation }: SeenOperation, region: string): Refusal {
  const { kind, epoch, phase, executionArn, startedAtMs } = operation;
  return {
    kind: 'refused',
    code: 'DR_OPERATION_RUNNING',
    reason:
      `${kind}-${epoch} runs in ${region}: phase ${phase}, started by ${operation.by} at ` +
      `${new Date(startedAtMs).toISOString()}; to stop it: aws stepfunctions stop-execution ` +
      `--region ${region} --execution-arn ${executionArn}`,
    next: [['status', '--watch']],
  };
}

function died({ operation, execution }: SeenOperation, region: string): Refusal {
  const status = execution.kind === 'known' ? execution.value : 'unknown';
  return refused(
    'DR_OPERATION_DIED',
    `${operation.kind}-${operation.epoch} in ${region} stopped half-way in phase ${operation.phase}: its execution is over (${status})`,
    [['resume']],
  );
}

const refused = (code: string, reason: string, next: readonly CommandWords[]): Refusal => ({
  kind: 'refused',
  code,
  reason,
  next,
});

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1).replace(/\.0$/, '')} s`;
