import type { HomeRole } from '../../../templates-src/topology';
import { stackContext } from '../deploy-stack/context';
import type { Observation } from '../deploy-stack/observe';
import type { Run } from '../environment';
import { DrError } from '../errors';
import type { StepAction } from '../events';
import { dependenciesOf, type Graph, topologicalOrder } from '../graph';
import { observeAll } from '../plan';
import { locationId, locationsOf } from '../topology';
import { decideDeletion } from './deletion';
import { type DestroyStep, destroyGraph } from './steps';

/** What a destroy is going to do, for people to agree to. */
export interface DestroyPlan {
  readonly graph: Graph<DestroyStep>;
  readonly steps: readonly PlannedDeletion[];
  readonly observed: ReadonlyMap<string, Observation>;
  /** Region whose database can write now. */
  readonly writer: HomeRole | undefined;
}

export interface PlannedDeletion {
  readonly step: DestroyStep;
  readonly region: string;
  readonly action: StepAction;
  readonly reason: string;
  readonly waitsFor: readonly string[];
}

export async function planDestroy(run: Run): Promise<DestroyPlan> {
  const { topology, destroy } = run.environment;
  const everything = await observeAll(run);
  const observed = new Map(
    [...everything].filter(([, { status }]) => status !== 'DELETE_COMPLETE'),
  );
  assertUnprotected(run, observed);
  const writer = await writerRole(run);
  const graph = destroyGraph({
    topology,
    exists: (location) => observed.has(locationId(location)),
    members: destroy.globalDatabase?.members,
    replicated: destroy.replicatedBuckets?.stack,
    certified: destroy.certificates?.stack,
    writer,
  });
  const steps = topologicalOrder(graph).flatMap((id) => {
    const step = graph.nodes.get(id);
    return step === undefined
      ? []
      : [
          {
            step,
            region: topology.regions[step.role].name,
            waitsFor: [...dependenciesOf(graph, id)],
            ...actionOf(step, observed),
          },
        ];
  });
  return { graph, steps, observed, writer };
}

function actionOf(
  step: DestroyStep,
  observed: DestroyPlan['observed'],
): Pick<PlannedDeletion, 'action' | 'reason'> {
  switch (step.kind) {
    case 'delete-stack': {
      const status = observed.get(step.id)?.status;
      const reason =
        status === undefined || status === 'DELETE_COMPLETE'
          ? 'does not exist'
          : decideDeletion(status).reason;
      return { action: 'delete', reason };
    }
    case 'stop-replication':
      return { action: 'stop-replication', reason: 'so that emptied buckets stay empty' };
    case 'validation-records':
      return {
        action: 'remove-records',
        reason: 'unless another certificate is validated by them',
      };
    case 'sweep':
      return { action: 'sweep', reason: 'log groups that services made' };
  }
}

/**
 * Asked in every region, because the answer matters most when one of them is
 * gone; the first that knows wins. It is an error only when none could be asked:
 * the wrong order would get stuck half-way.
 */
async function writerRole(run: Run): Promise<HomeRole | undefined> {
  const { topology, destroy } = run.environment;
  if (destroy.globalDatabase === undefined) {
    return undefined;
  }
  const { clusterIdentifier } = destroy.globalDatabase;
  const errors: unknown[] = [];
  const roles = ['dr', 'primary'] as const;
  for (const role of roles) {
    const { globalDatabases } = run.cloud.region(topology.regions[role].name);
    try {
      const writer = await globalDatabases.writerRegion(clusterIdentifier);
      if (writer !== undefined) {
        return topology.regions.primary.name === writer ? 'primary' : 'dr';
      }
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === roles.length) {
    throw errors[0];
  }
  return undefined;
}

/** Termination protection is somebody's decision; taking it back is theirs too. */
function assertUnprotected(run: Run, observed: DestroyPlan['observed']): void {
  const isProtected = locationsOf(run.environment.topology).filter(
    (location) => observed.get(locationId(location))?.description.isTerminationProtected,
  );
  if (isProtected.length > 0) {
    throw new DrError({
      code: 'DR_TERMINATION_PROTECTED',
      message: `termination protection is on for ${isProtected.map(locationId).join(', ')}`,
      nextSteps: isProtected.map((location) => {
        const { stackName, region } = stackContext(run, locationId(location), location);
        return `aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stackName} --region ${region}`;
      }),
    });
  }
}
