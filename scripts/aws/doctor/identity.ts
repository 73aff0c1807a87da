import {
  GetRoleCommand,
  type IAMClient,
  paginateSimulatePrincipalPolicy,
} from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, type STSClient } from '@aws-sdk/client-sts';
import type { Identity, Principal, SimulatedAction } from '../../engine/doctor/ports';
import type { Call } from '../errors';

export async function readIdentity(sts: STSClient, call: Call): Promise<Identity> {
  const { Arn: arn = '' } = await call('sts:GetCallerIdentity', () =>
    sts.send(new GetCallerIdentityCommand({})),
  );
  const [kind, name = ''] = (arn.split(':')[5] ?? '').split('/');
  switch (kind) {
    case 'root':
      return { kind: 'root' };
    case 'user':
      return { kind: 'user', arn };
    case 'assumed-role':
      return { kind: 'role', arn, roleName: name };
    default:
      return { kind: 'other', arn };
  }
}

/** Action names of one request; the service names no limit, and answers in pages. */
const BATCH = 50;

export async function simulate(
  iam: IAMClient,
  call: Call,
  principal: Principal,
  actions: readonly string[],
): Promise<readonly SimulatedAction[]> {
  const principalArn = await policyArn(iam, call, principal);
  const found: SimulatedAction[] = [];
  for (let start = 0; start < actions.length; start += BATCH) {
    const ActionNames = actions.slice(start, start + BATCH);
    await call('iam:SimulatePrincipalPolicy', async () => {
      const pages = paginateSimulatePrincipalPolicy(
        { client: iam },
        { PolicySourceArn: principalArn, ActionNames },
      );
      for await (const { EvaluationResults = [] } of pages) {
        for (const result of EvaluationResults) {
          const isAllowed = result.EvalDecision === 'allowed';
          found.push({
            action: result.EvalActionName ?? '',
            decision: isAllowed ? 'allowed' : 'denied',
            deniedBy: isAllowed
              ? undefined
              : result.OrganizationsDecisionDetail?.AllowedByOrganizations === false
                ? 'organization'
                : result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false
                  ? 'boundary'
                  : 'policies',
          });
        }
      }
    });
  }
  return found;
}

/** The ARN that policies are attached to. */
async function policyArn(iam: IAMClient, call: Call, principal: Principal): Promise<string> {
  switch (principal.kind) {
    case 'user':
      return principal.arn;
    case 'role': {
      const { Role } = await call('iam:GetRole', () =>
        iam.send(new GetRoleCommand({ RoleName: principal.roleName })),
      );
      return Role?.Arn ?? principal.arn;
    }
  }
}
