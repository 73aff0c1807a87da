import type { HomeRole } from '../../../templates-src/topology';
import { buildGraph, type Edge, type Graph, reversed } from '../graph';
import { ROLES_STACK } from '../stack-sets/rollout';
import { deployGraph } from '../steps';
import { locationId, locationsOf, type StackLocation, type Topology } from '../topology';

/** One unit of work of a destroy. */
export type DestroyStep =
  | DeleteStackStep
  | DeleteStackSetStep
  | StopReplicationStep
  | ValidationRecordsStep
  | SweepStep;

export interface DeleteStackStep extends StackLocation {
  readonly kind: 'delete-stack';
  readonly id: string;
}

/** Delete what the stacks of a template were rolled out with; `role` is where it is administered. */
export interface DeleteStackSetStep extends StackLocation {
  readonly kind: 'delete-stack-set';
  readonly id: string;
}

/** Before any bucket is emptied: replication would fill the others meanwhile. */
export interface StopReplicationStep extends StackLocation {
  readonly kind: 'stop-replication';
  readonly id: string;
}

/** Remove the certificates' records, while the stack whose parameters say where is still there. */
export interface ValidationRecordsStep extends StackLocation {
  readonly kind: 'validation-records';
  readonly id: string;
}

/** Delete what services made by themselves. */
export interface SweepStep {
  readonly kind: 'sweep';
  readonly id: string;
  readonly role: HomeRole;
}

export interface DestroyGraphOptions {
  readonly topology: Topology;
  /** Stacks that are there; the others have nothing to delete. */
  readonly exists: (location: StackLocation) => boolean;
  /** Stack whose databases are one global cluster. */
  readonly members: string | undefined;
  /** Stack whose buckets replicate to each other. */
  readonly replicated: string | undefined;
  /** Stack whose certificates left records. */
  readonly certified: string | undefined;
  /** Home role of the region whose database can write now. */
  readonly writer: HomeRole | undefined;
  /** Stack sets that are there, with the region that administers each. */
  readonly stackSets: readonly StackLocation[];
}

/** The deploy graph reversed, with the writer's stack after its peer whichever region it is in. */
export function destroyGraph(options: DestroyGraphOptions): Graph<DestroyStep> {
  const { topology, exists, replicated, certified } = options;
  const locations = locationsOf(topology).filter(exists);
  const steps = new Map<string, DestroyStep>();
  for (const location of locations) {
    const id = locationId(location);
    steps.set(id, { kind: 'delete-stack', id, ...location });
  }
  const deletions = [...stackEdges(options), ...writerEdge(options)].filter(
    ({ from, to }) => steps.has(from) && steps.has(to),
  );
  const replicating = locations.filter(({ stack }) => stack === replicated);
  const edges = [...deletions];
  const beforeDeletionOf = (location: StackLocation, id: string): Edge[] =>
    deletions
      .filter(({ to }) => to === locationId(location))
      .map(({ from }) => ({ from, to: id, reason: 'its deletion' }));
  for (const location of replicating) {
    const id = `stop-replication@${location.role}`;
    steps.set(id, { kind: 'stop-replication', id, ...location });
    edges.push(
      ...beforeDeletionOf(location, id),
      ...replicating.map((peer) => ({
        from: id,
        to: locationId(peer),
        reason: 'no replication into its buckets',
      })),
    );
  }
  // Both regions' certificates share one record, so that one of the stacks is enough to ask.
  const certificate = locations.find(({ stack }) => stack === certified);
  if (certificate !== undefined) {
    const id = `validation-records@${certificate.role}`;
    steps.set(id, { kind: 'validation-records', id, ...certificate });
    edges.push(...beforeDeletionOf(certificate, id), {
      from: id,
      to: locationId(certificate),
      reason: 'its parameters name domain and zone',
    });
  }
  for (const stackSet of options.stackSets) {
    const id = `stack-set-${locationId(stackSet)}`;
    steps.set(id, { kind: 'delete-stack-set', id, ...stackSet });
    edges.push(
      ...locations
        .filter(({ stack }) => stack === stackSet.stack)
        .map((location) => ({ from: locationId(location), to: id, reason: 'its instances' })),
      ...locations
        .filter(({ stack }) => stack === ROLES_STACK)
        .map((location) => ({ from: id, to: locationId(location), reason: 'it works with them' })),
    );
  }
  for (const role of ['primary', 'dr'] as const) {
    const id = `sweep@${role}`;
    steps.set(id, { kind: 'sweep', id, role });
    edges.push(
      ...locations
        .filter((location) => location.role === role)
        .map((location) => ({ from: locationId(location), to: id, reason: 'its deletion' })),
    );
  }
  return buildGraph(steps, edges);
}

function stackEdges({ topology, members, writer }: DestroyGraphOptions): Edge[] {
  const stackIds = new Set(locationsOf(topology).map(locationId));
  const memberIds = new Set((['primary', 'dr'] as const).map((role) => `${members}@${role}`));
  return reversed(deployGraph(topology)).edges.filter(({ from, to }) => {
    const isMemberOrder = writer !== undefined && memberIds.has(from) && memberIds.has(to);
    return stackIds.has(from) && stackIds.has(to) && !isMemberOrder;
  });
}

/**
 * RDS refuses to delete a writer while the global cluster has other members, so
 * that the order of deploying says nothing after a failover.
 */
function writerEdge({ members, writer }: DestroyGraphOptions): Edge[] {
  if (members === undefined || writer === undefined) {
    return [];
  }
  const peer = writer === 'primary' ? 'dr' : 'primary';
  return [
    { from: `${members}@${peer}`, to: `${members}@${writer}`, reason: 'the writer leaves last' },
  ];
}
