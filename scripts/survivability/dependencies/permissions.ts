import { isRecord, readPath } from '../../rto/settings/read-document';
import type { Dependency } from '../dependency';
import type { Deployment } from '../deployment/deployment';
import { callInSurvivor } from './standing-of-call';

/** Services that run our code and our machines. */
const ON_THE_PATH: ReadonlySet<string> = new Set([
  'ecs-tasks.amazonaws.com',
  'events.amazonaws.com',
  'lambda.amazonaws.com',
  'scheduler.amazonaws.com',
  'states.amazonaws.com',
]);

/**
 * What the roles of functions, tasks, machines and schedules may do: nobody may
 * be able to reach for a global control plane, whether or not code does so today.
 */
export function permissions({ stacks, survivor }: Deployment): Dependency[] {
  return Object.entries(stacks.regional.Resources)
    .filter(([, { Type, Properties }]) => Type === 'AWS::IAM::Role' && isOnThePath(Properties))
    .flatMap(([id, { Properties }]) =>
      listAt(Properties, 'Policies').flatMap((policy, policyIndex) =>
        listAt(readPath(policy, 'PolicyDocument'), 'Statement').flatMap((statement, index) =>
          actionsOf(statement).map(
            (action): Dependency => ({
              needs: `${id}: ${String(readPath(statement, 'Sid') ?? index)}`,
              what: action,
              ...callInSurvivor(action, survivor),
              place: {
                file: 'generated/regional.yaml',
                path: [
                  ...['Resources', id, 'Properties', 'Policies', String(policyIndex)],
                  ...['PolicyDocument', 'Statement', String(index)],
                ],
              },
            }),
          ),
        ),
      ),
    );
}

/** Names of those roles. */
export function pathRoleNames({ stacks }: Deployment): string[] {
  return Object.values(stacks.regional.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::IAM::Role' && isOnThePath(Properties))
    .map(({ Properties }) => readPath(Properties, 'RoleName'))
    .filter((name) => typeof name === 'string');
}

function isOnThePath(properties: unknown): boolean {
  return listAt(readPath(properties, 'AssumeRolePolicyDocument'), 'Statement').some((statement) => {
    const service = readPath(statement, 'Principal', 'Service');
    return [service].flat().some((each) => typeof each === 'string' && ON_THE_PATH.has(each));
  });
}

function actionsOf(statement: unknown): string[] {
  if (!isRecord(statement) || statement.Effect !== 'Allow') {
    return [];
  }
  return [statement.Action, statement.NotAction === undefined ? undefined : '*']
    .flat()
    .filter((action) => typeof action === 'string');
}

function listAt(node: unknown, key: string): readonly unknown[] {
  const value = readPath(node, key);
  return Array.isArray(value) ? value : [];
}
