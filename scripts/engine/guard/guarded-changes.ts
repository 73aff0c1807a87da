import type { HomeRole } from '../../../templates-src/topology';
import type { Observed } from '../operation/observed';
import type { TaskCounts } from '../operation/ports';
import type { PropertyChange, ResourceChange } from '../ports';
import type { Situation } from './situation';
import { isLowerVersion, isSmallerClass } from './sizes';

/** A change that must not happen by itself while the environment is away from home. */
export interface GuardedChange {
  readonly logicalId: string;
  readonly resourceType: string;
  /** `MinCapacity`; undefined where the resource as a whole goes. */
  readonly property: string | undefined;
  /** `lowers the capacity of the active region from 10 to 2`. */
  readonly effect: string;
}

const DATABASE_TYPES: ReadonlySet<string> = new Set([
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::GlobalCluster',
]);
/** Of a resource that a rollback may put back: CloudFormation shows no change set of a rollback. */
export const ROLLBACK = 'Rollback';

const SCALABLE_TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const ECS_SERVICE = 'AWS::ECS::Service';

/** Whether there is anything to ask the regions about at all. */
export function touchesGuarded(changes: readonly ResourceChange[]): boolean {
  return changes.some(
    ({ resourceType, action }) =>
      action !== 'Add' &&
      (DATABASE_TYPES.has(resourceType) ||
        resourceType === SCALABLE_TARGET ||
        resourceType === ECS_SERVICE),
  );
}

/** The changes to a region's stack that the situation forbids. */
export function guardedChanges(
  role: HomeRole,
  changes: readonly ResourceChange[],
  situation: Extract<Situation, { kind: 'away' }>,
): GuardedChange[] {
  const isActive = situation.activeRole === undefined || situation.activeRole === role;
  return changes
    .filter((change) => change.action !== 'Add' && differs(change))
    .flatMap((change) =>
      change.action === ROLLBACK
        ? rollbackChanges(change, isActive)
        : [
            ...(DATABASE_TYPES.has(change.resourceType) ? databaseChanges(change) : []),
            ...(isActive ? capacityChanges(change, situation.tasks[role]) : []),
          ],
    );
}

/** What it would be put back to isn't known, but that it is from before the failover. */
function rollbackChanges(change: ResourceChange, isActive: boolean): GuardedChange[] {
  const { resourceType } = change;
  const isCapacity = resourceType === SCALABLE_TARGET || resourceType === ECS_SERVICE;
  return DATABASE_TYPES.has(resourceType) || (isActive && isCapacity)
    ? [guarded(change, undefined, 'may be put back to what it was, or deleted, by the rollback')]
    : [];
}

/**
 * Whether anything gets another value. A resource is also listed when something that it is made from
 * changes: with the same value in the end CloudFormation leaves it alone.
 */
function differs({ action, properties }: ResourceChange): boolean {
  return (
    action !== 'Modify' ||
    properties.length === 0 ||
    properties.some(({ before, after }) => before === undefined || before !== after)
  );
}

/** A member of the global database, in either region: the one that follows is the way back. */
function databaseChanges(change: ResourceChange): GuardedChange[] {
  return [
    ...losses(change, 'a member of the global database'),
    ...change.properties.flatMap((property) => {
      const effect = databaseEffect(property);
      return effect === undefined ? [] : [guarded(change, nameOf(property), effect)];
    }),
  ];
}

function databaseEffect(property: PropertyChange): string | undefined {
  const { before = '', after = '' } = property;
  switch (nameOf(property)) {
    case 'GlobalClusterIdentifier':
      return before === after
        ? undefined
        : `detaches it from the global database (${before || 'none'} → ${after || 'none'})`;
    case 'EngineVersion':
      return isLowerVersion(after, before) ? `downgrades it from ${before} to ${after}` : undefined;
    case 'DBInstanceClass':
      return isSmallerClass(after, before) ? `downgrades it from ${before} to ${after}` : undefined;
    default:
      return undefined;
  }
}

/**
 * CloudFormation sends all of a target's properties with any of them that changes, so that the
 * template's minimum comes back although nobody changed it. The new value therefore counts, and
 * not the difference.
 */
function capacityChanges(change: ResourceChange, tasks: Observed<TaskCounts>): GuardedChange[] {
  const lowered = (property: string, running: number | undefined) =>
    loweredTo(change, property, tasks.kind === 'unknown' ? undefined : (running ?? 0));
  const counts = tasks.kind === 'known' ? tasks.value : undefined;
  switch (change.resourceType) {
    case SCALABLE_TARGET:
      return [
        ...losses(change, 'what keeps the tasks of the active region up'),
        ...lowered('MinCapacity', counts?.minimum),
        ...lowered('MaxCapacity', counts?.desired),
      ];
    case ECS_SERVICE:
      return [
        ...losses(change, 'the service of the active region'),
        ...lowered('DesiredCount', counts?.desired),
      ];
    default:
      return [];
  }
}

function loweredTo(
  change: ResourceChange,
  property: string,
  running: number | undefined,
): GuardedChange[] {
  const value = change.after?.[property];
  if (value === undefined) {
    return [];
  }
  const wanted = Number(value);
  if (running === undefined || Number.isNaN(wanted)) {
    return [
      guarded(
        change,
        property,
        'may lower the capacity of the active region: what runs is unknown',
      ),
    ];
  }
  return wanted < running
    ? [
        guarded(
          change,
          property,
          `lowers the capacity of the active region from ${running} to ${wanted}`,
        ),
      ]
    : [];
}

/** That it goes, or is made anew. */
function losses(change: ResourceChange, what: string): GuardedChange[] {
  if (change.action === 'Remove') {
    return [guarded(change, undefined, `removes ${what}`)];
  }
  const causes = change.properties.filter(({ recreation }) => recreation !== 'Never').map(nameOf);
  switch (change.replacement) {
    case 'True':
      return [guarded(change, causes.join(', ') || undefined, `replaces ${what}`)];
    case 'Conditional':
      return [guarded(change, causes.join(', ') || undefined, `may replace ${what}`)];
    default:
      return [];
  }
}

function guarded(
  { logicalId, resourceType }: ResourceChange,
  property: string | undefined,
  effect: string,
): GuardedChange {
  return { logicalId, resourceType, property, effect };
}

/** `Properties.EngineVersion` → `EngineVersion`. */
const nameOf = ({ path }: PropertyChange): string => path.replace(/^Properties\./, '');
