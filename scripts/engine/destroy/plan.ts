import type { HomeRole } from '../../../templates-src/topology';
import type { Observation } from '../deploy-stack/observe';
import type { Run } from '../environment';
import type { StepAction } from '../events';
import { dependenciesOf, type Graph, topologicalOrder } from '../graph';
import { observeAll } from '../plan';
import { existingStackSets } from '../stack-sets/find-rollout';
import { locationId } from '../topology';
import { type DataAtStake, readDataAtStake } from './data/at-stake';
import { decideDeletion } from './deletion';
import { assertNothingInTheWay } from './protection';
import { type DestroyStep, destroyGraph } from './steps';
import { writerRole } from './writer';

/** What a destroy is going to do, for people to agree to. */
export interface DestroyPlan {
  readonly graph: Graph<DestroyStep>;
  readonly steps: readonly PlannedDeletion[];
  readonly observed: ReadonlyMap<string, Observation>;
  /** Region whose database can write now. */
  readonly writer: HomeRole | undefined;
  /** What holds data and goes; empty where there is none. */
  readonly atStake: readonly DataAtStake[];
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
  await assertNothingInTheWay(run, observed);
  const writer = await writerRole(run);
  const graph = destroyGraph({
    topology,
    exists: (location) => observed.has(locationId(location)),
    members: destroy.globalDatabase?.members,
    replicated: destroy.replicatedBuckets?.stack,
    certified: destroy.certificates?.stack,
    writer,
    stackSets: await existingStackSets(run),
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
  const atStake = await readDataAtStake(run, { observed, writer });
  return { graph, steps, observed, writer, atStake };
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
    case 'delete-stack-set':
      return { action: 'delete', reason: 'the stack set, once its stacks are gone' };
    case 'stop-replication':
      return { action: 'stop-replication', reason: 'so that emptied buckets stay empty' };
    case 'validation-records':
      return {
        action: 'remove-records',
        reason: 'unless another certificate is validated by them',
      };
    case 'sweep':
      return {
        action: 'sweep',
        reason: 'log groups that services made, snapshots that failovers saved',
      };
  }
}
