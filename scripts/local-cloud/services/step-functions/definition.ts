import { createHash } from 'node:crypto';
import { isRecord, record, text } from '../../resources/read';
import { AwsError } from '../../service';
import type { LocalCloudState, StoredResource } from '../../state';
import { type Execution, openStepFunctions, type Thread } from './execution-state';
import { isJsonObject, type JsonObject } from './json';
import { runtimeError } from './states-error';

export interface Machine {
  readonly startAt: string;
  readonly states: JsonObject;
  readonly timeoutSeconds: number | undefined;
}

/** Types that the interpreter runs. A machine with another is refused when it starts. */
const STATE_TYPES = ['Task', 'Choice', 'Wait', 'Parallel', 'Pass', 'Succeed', 'Fail'];

/** The definition of a deployed state machine, with its substitutions filled in. */
export function definitionOf(machine: StoredResource): string {
  const { properties } = machine;
  const location = record(properties, 'DefinitionS3Location');
  if (Object.keys(location).length > 0) {
    throw new AwsError(
      'InvalidDefinition',
      "The local cloud doesn't model definitions in S3; put it into the template.",
    );
  }
  const given = properties.Definition ?? text(properties, 'DefinitionString') ?? '{}';
  const template = typeof given === 'string' ? given : JSON.stringify(given);
  const substitutions = record(properties, 'DefinitionSubstitutions');
  const definition = template.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) =>
    substitutions[name] === undefined ? whole : String(substitutions[name]),
  );
  requireModelled(parseMachine(definition));
  return definition;
}

const machines = new Map<string, Machine>();

/** Parsing a definition at every step would cost more than the step. */
export function parseMachine(definition: string): Machine {
  const known = machines.get(definition);
  if (known !== undefined) {
    return known;
  }
  const machine = readMachine(JSON.parse(definition));
  machines.set(definition, machine);
  return machine;
}

function readMachine(definition: unknown): Machine {
  if (!isRecord(definition) || !isRecord(definition.States)) {
    throw new AwsError('InvalidDefinition', 'The definition has no States');
  }
  return {
    startAt: text(definition, 'StartAt') ?? '',
    states: JSON.parse(JSON.stringify(definition.States)),
    timeoutSeconds:
      typeof definition.TimeoutSeconds === 'number' ? definition.TimeoutSeconds : undefined,
  };
}

function requireModelled({ states }: Machine): void {
  for (const [name, state] of Object.entries(states)) {
    const type = isJsonObject(state) ? String(state.Type) : '';
    const language = isJsonObject(state) ? state.QueryLanguage : undefined;
    if (!STATE_TYPES.includes(type) || (language !== undefined && language !== 'JSONPath')) {
      throw new AwsError(
        'InvalidDefinition',
        `The local cloud doesn't model state ${name}: type ${type}, query language ${String(language ?? 'JSONPath')}`,
      );
    }
    if (isJsonObject(state) && Array.isArray(state.Branches)) {
      for (const branch of state.Branches) {
        requireModelled(readMachine(branch));
      }
    }
  }
}

export function keepDefinition(state: LocalCloudState, region: string, definition: string): string {
  const key = createHash('sha256').update(definition).digest('hex');
  openStepFunctions(state, region).definitions[key] ??= definition;
  return key;
}

export function machineOf(state: LocalCloudState, region: string, execution: Execution): Machine {
  const definition = openStepFunctions(state, region).definitions[execution.definitionKey];
  return parseMachine(definition ?? '{}');
}

/** The states that a thread moves among: the machine's, or those of its branch. */
export function statesOf(machine: Machine, execution: Execution, thread: Thread): JsonObject {
  const parent = execution.threads[String(thread.parentId ?? '')];
  if (parent === undefined) {
    return machine.states;
  }
  const branches = stateOf(machine, execution, parent).Branches;
  const branch = Array.isArray(branches) ? branches[thread.branch ?? 0] : undefined;
  return isJsonObject(branch) && isJsonObject(branch.States) ? branch.States : {};
}

/** The state that a thread is in. */
export function stateOf(machine: Machine, execution: Execution, thread: Thread): JsonObject {
  const state = statesOf(machine, execution, thread)[thread.stateName];
  if (!isJsonObject(state)) {
    throw runtimeError(`There is no state ${thread.stateName}`);
  }
  return state;
}
