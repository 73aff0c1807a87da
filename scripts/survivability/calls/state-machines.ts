import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { isRecord, type Properties, readPath } from '../../rto/settings/read-document';

/** One `Task` of a state machine, as deployed. */
export interface MachineTask {
  readonly machine: string;
  readonly state: string;
  /** `rds:failoverGlobalCluster`, `lambda:invoke`. */
  readonly integration: string;
  /** What the `failover` function is asked to do; undefined for anything but that function. */
  readonly functionTask: string | undefined;
  readonly properties: Properties;
  /** Whether it stands in a branch of a Parallel without the promotion in it. */
  readonly hasOwnBranch: boolean;
  readonly path: readonly string[];
}

export interface StateMachine {
  readonly id: string;
  readonly tasks: readonly MachineTask[];
  /** Whether it promotes without the other region's consent. */
  readonly isFailover: boolean;
}

const MACHINE_TYPES: ReadonlySet<string> = new Set([
  'AWS::Serverless::StateMachine',
  'AWS::StepFunctions::StateMachine',
]);

/** Every state machine of a resolved template, its substitutions filled in. */
export function stateMachinesOf(document: TemplateDocument): StateMachine[] {
  return Object.entries(document.Resources)
    .filter(([, { Type }]) => MACHINE_TYPES.has(Type))
    .map(([id, resource]) => {
      const [property, definition] = definitionOf(resource.Properties ?? {});
      const path = ['Resources', id, 'Properties', property];
      const tasks = tasksOf(id, definition, path, 'alone');
      const isFailover = tasks.some(
        ({ integration }) => integration === 'rds:failoverGlobalCluster',
      );
      return { id, tasks, isFailover };
    });
}

function definitionOf(properties: Properties): readonly [property: string, definition: unknown] {
  const substitutions = readPath(properties, 'DefinitionSubstitutions');
  const fill = (text: string): string =>
    text.replaceAll(/\$\{(\w+)\}/g, (reference, name: string) =>
      String(readPath(substitutions, name) ?? reference),
    );
  if (typeof properties.DefinitionString === 'string') {
    return ['DefinitionString', JSON.parse(fill(properties.DefinitionString))];
  }
  return ['Definition', JSON.parse(fill(JSON.stringify(properties.Definition ?? {})))];
}

type Surroundings = 'alone' | 'beside the promotion' | 'with the promotion';

function tasksOf(
  machine: string,
  graph: unknown,
  path: readonly string[],
  surroundings: Surroundings,
): MachineTask[] {
  const states = readPath(graph, 'States');
  return Object.entries(isRecord(states) ? states : {}).flatMap(([state, properties]) => {
    if (!isRecord(properties)) {
      return [];
    }
    const here = [...path, 'States', state];
    const branches = Array.isArray(properties.Branches) ? properties.Branches : [];
    const inside = branches.flatMap((branch, index) =>
      tasksOf(machine, branch, [...here, 'Branches', String(index)], surroundingsOf(branch)),
    );
    return properties.Type === 'Task'
      ? [taskOf(machine, state, properties, here, surroundings)]
      : inside;
  });
}

function surroundingsOf(branch: unknown): Surroundings {
  return JSON.stringify(branch).includes(':failoverGlobalCluster')
    ? 'with the promotion'
    : 'beside the promotion';
}

function taskOf(
  machine: string,
  state: string,
  properties: Properties,
  path: readonly string[],
  surroundings: Surroundings,
): MachineTask {
  const integration = String(properties.Resource)
    .replace(/^arn:aws[\w-]*:states:[^:]*:[^:]*:/, '')
    .replace(/^aws-sdk:/, '')
    .replace(/\.(?:sync(?::2)?|waitForTaskToken)$/, '');
  const functionTask = readPath(properties, 'Parameters', 'Payload', 'task');
  return {
    machine,
    state,
    integration,
    functionTask: typeof functionTask === 'string' ? functionTask : undefined,
    properties,
    hasOwnBranch: surroundings === 'beside the promotion',
    path,
  };
}
