import type { HomeRole } from '../../../templates-src/topology';
import type { StackDefinition, Topology } from '../topology';
import type { StackSetRoles } from './ports';

/** How a topology's stacks that exist in both regions are rolled out as stack sets. */
export interface StackSetRollout {
  /** Where the stack sets themselves are. */
  readonly administration: HomeRole;
  /** Roles that somebody else has made; absent: those of the environment's own roles stack. */
  readonly roles?: StackSetRoles;
}

/** The stack with the two roles, where the environment has its own. */
export const ROLES_STACK = 'stack-set-roles';

/** One template in both regions is what a stack set is for. */
export function isRolledOut({ roles }: Pick<StackDefinition, 'roles'>): boolean {
  return roles.length > 1;
}

/** The topology with its two-region stacks rolled out as stack sets. */
export function withRollout(topology: Topology, rollout: StackSetRollout): Topology {
  const { roles, administration } = rollout;
  return {
    ...(roles === undefined ? withRolesStackIn(topology, administration) : topology),
    stackSets: rollout,
  };
}

/** The topology with the stack of the roles as one of its stacks. */
export function withRolesStackIn(topology: Topology, administration: HomeRole): Topology {
  const rolesStack: StackDefinition = {
    id: ROLES_STACK,
    roles: [administration],
    inline: true,
    functions: [],
  };
  return { ...topology, stacks: [rolesStack, ...topology.stacks] };
}
