import type { StateMachineDefinition } from '../../../templates-src/regional/failover/asl/states';
import { failoverMachine } from '../../../templates-src/regional/failover/failover-machine';
import {
  type MachineNames,
  placeholders,
} from '../../../templates-src/regional/failover/machine-names';
import { switchoverMachine } from '../../../templates-src/regional/failover/switchover-machine';
import type { Mutant, Replacement } from '../mutant';
import { forcedChoices } from './choices';
import { type GraphPath, graphsOf, withGraph } from './graphs';
import { droppedCatchers, droppedRetriers } from './handlers';
import { otherParameters, otherTimeouts, weakerWrites } from './limits';
import type { StateOperator } from './state-change';
import { changedBranches, deletedSteps, swappedSteps } from './steps';
import { type MachineChange, WHOLE, wholeMachineChanges } from './whole-machine';

const operators: readonly StateOperator[] = [
  deletedSteps,
  swappedSteps,
  changedBranches,
  forcedChoices,
  droppedCatchers,
  droppedRetriers,
  otherTimeouts,
  weakerWrites,
  otherParameters,
];

interface Machine {
  /** As in the mutants' ids, and as the simulation calls it. */
  readonly name: 'failover' | 'switchover';
  readonly make: (names: MachineNames) => StateMachineDefinition;
}

const machines: readonly Machine[] = [
  { name: 'failover', make: failoverMachine },
  { name: 'switchover', make: switchoverMachine },
];

/** Where the simulation takes the definitions from that it deploys. */
const DEFINITIONS = 'scripts/simulation/world/machine-definitions.ts';

export const machineMutants = (): readonly Mutant[] => machines.flatMap(mutantsOf);

function mutantsOf(machine: Machine): readonly Mutant[] {
  const definition = machine.make(placeholders);
  return [...stateChanges(definition), ...wholeMachineChanges(definition)].map(
    ({ place, kind, how, changed }) => ({
      id: `${machine.name}-machine:${place}:${kind}:${how.replace(/\s+/g, '-')}`,
      target: `${machine.name} machine`,
      kind,
      place: `${machine.name} machine, ${place}`,
      change: how,
      reach: place === WHOLE ? undefined : `${machine.name}:${place.split(' › ').at(-1)}`,
      replace: () => replacement(machine, changed),
    }),
  );
}

function stateChanges(definition: StateMachineDefinition): readonly MachineChange[] {
  return graphsOf(definition).flatMap(({ path, graph }) =>
    Object.entries(graph.States).flatMap(([name, state]) =>
      operators.flatMap((operator) =>
        operator(name, state, graph).map(({ kind, how, change }) => ({
          place: placeOf(path, name),
          kind,
          how,
          changed: withGraph(definition, path, change),
        })),
      ),
    ),
  );
}

const placeOf = (path: GraphPath, name: string): string =>
  [...path.map(({ state }) => state), name].join(' › ');

const replacement = ({ name }: Machine, changed: StateMachineDefinition): Replacement => ({
  module: DEFINITIONS,
  language: 'commonjs',
  text: `
    const original = require('original');
    module.exports = {
      machineDefinitions: () => ({ ...original.machineDefinitions(), ${name}: JSON.parse(${JSON.stringify(JSON.stringify(changed))}) }),
    };`,
});
