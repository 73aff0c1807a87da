import type { Command } from 'commander';
import type { HomeRole, Regions } from '../../../templates-src/topology';
import type { DeployInput } from '../../engine/deploy-input';
import { DrError, EXIT } from '../../engine/errors';
import type { StackSetRoles } from '../../engine/stack-sets/ports';
import { withRolesStack } from '../../engine/stack-sets/roles';
import { type StackSetRollout, withRollout } from '../../engine/stack-sets/rollout';
import type { Session } from '../session';
import { shellQuoted } from '../shell-quoted';

/** How a deploy is to be rolled out. */
export interface StackSetOptions {
  readonly stackSets?: true;
  readonly stackSetRegion?: string;
  readonly administrationRoleArn?: string;
  readonly executionRoleName?: string;
}

export function addStackSetOptions(command: Command): void {
  command
    .option('--stack-sets', 'roll the stacks of both regions out as self-managed StackSets')
    .option('--stack-set-region <name>', 'region that administers them (default: the DR region)')
    .option('--administration-role-arn <arn>', 'role of yours that StackSets works as')
    .option('--execution-role-name <name>', 'role of yours that it assumes in both regions');
}

/** The session as the options want it rolled out. Throws when they don't go together. */
export function withStackSets(session: Session, options: StackSetOptions): Session {
  const { environment } = session;
  const rollout = rolloutOf(environment.topology.regions, options);
  if (rollout === undefined) {
    return session;
  }
  const typed = typedStackSets(options);
  return {
    ...session,
    environment: {
      ...environment,
      topology: withRollout(environment.topology, rollout),
      command: (verb, ...extra) =>
        environment.command(verb, ...(ROLLS_OUT.has(verb) ? typed : []), ...extra),
    },
  };
}

/** What is deployed, with the roles' stack where there is one. */
export function deployInputOf({ environment }: Session, input: DeployInput): DeployInput {
  const { stackSets } = environment.topology;
  return stackSets === undefined || stackSets.roles !== undefined
    ? input
    : withRolesStack(input, environment);
}

/** Commands that a rollout can be given to. */
const ROLLS_OUT: ReadonlySet<string> = new Set(['deploy', 'preview']);

/** The options as they were typed. */
export function typedStackSets(options: StackSetOptions): string[] {
  const { stackSets, stackSetRegion, administrationRoleArn, executionRoleName } = options;
  return [
    ...(stackSets ? ['--stack-sets'] : []),
    ...typed('--stack-set-region', stackSetRegion),
    ...typed('--administration-role-arn', administrationRoleArn),
    ...typed('--execution-role-name', executionRoleName),
  ];
}

function typed(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [flag, shellQuoted(value)];
}

function rolloutOf(regions: Regions, options: StackSetOptions): StackSetRollout | undefined {
  const { stackSets, stackSetRegion } = options;
  const roles = rolesOf(options);
  if (!stackSets) {
    if (stackSetRegion !== undefined || roles !== undefined) {
      throw invalid('the options of stack sets are given, and --stack-sets is not', '--stack-sets');
    }
    return undefined;
  }
  const administration = administrationRole(regions, stackSetRegion);
  return { administration, ...(roles && { roles }) };
}

function administrationRole(regions: Regions, region = regions.dr.name): HomeRole {
  const role = (['primary', 'dr'] as const).find((one) => regions[one].name === region);
  if (role === undefined) {
    const { primary, dr } = regions;
    throw invalid(
      `--stack-set-region ${region} is neither region of the environment: destroy would not find the stack sets there`,
      `--stack-set-region ${dr.name}`,
      `--stack-set-region ${primary.name}`,
    );
  }
  return role;
}

function rolesOf(options: StackSetOptions): StackSetRoles | undefined {
  const { administrationRoleArn, executionRoleName } = options;
  if (administrationRoleArn === undefined && executionRoleName === undefined) {
    return undefined;
  }
  if (administrationRoleArn === undefined || executionRoleName === undefined) {
    throw invalid(
      'one role alone is of no use: the administration role has to be allowed to assume the execution role',
      '--administration-role-arn <arn> --execution-role-name <name>',
    );
  }
  return { administrationRoleArn, executionRoleName };
}

function invalid(message: string, ...nextSteps: readonly string[]): DrError {
  return new DrError({
    code: 'DR_INVALID_STACK_SETS',
    message,
    nextSteps,
    exitCode: EXIT.invalidInput,
  });
}
