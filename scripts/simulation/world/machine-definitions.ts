import type { StateMachineDefinition } from '../../../templates-src/regional/failover/asl/states';
import { failoverMachine } from '../../../templates-src/regional/failover/failover-machine';
import { placeholders } from '../../../templates-src/regional/failover/machine-names';
import { switchoverMachine } from '../../../templates-src/regional/failover/switchover-machine';

export interface MachineDefinitions {
  readonly failover: StateMachineDefinition;
  readonly switchover: StateMachineDefinition;
}

/** What both regions deploy, with placeholders for what the stack substitutes. */
export const machineDefinitions = (): MachineDefinitions => ({
  failover: failoverMachine(placeholders),
  switchover: switchoverMachine(placeholders),
});
