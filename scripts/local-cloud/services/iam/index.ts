import { AwsError, type Service, type ServiceContext } from '../../service';

interface SimulateInput {
  readonly PolicySourceArn?: string | undefined;
  readonly ActionNames?: readonly string[] | undefined;
}

/** As for a role that may do everything, but what the state denies. */
function simulatePrincipalPolicy(
  { state }: ServiceContext,
  { PolicySourceArn: source = '', ActionNames: actions = [] }: SimulateInput,
): Record<string, unknown> {
  if (!/^arn:aws:iam::\d{12}:(?:user|role|group)\//.test(source)) {
    throw new AwsError(
      'InvalidInput',
      `Invalid Entity Arn: ${source} does not clearly define entity type and name.`,
    );
  }
  const denied = state.permissions?.denied ?? [];
  return {
    EvaluationResults: actions.map((action) => {
      const by = denied.find((one) => one.action === action)?.by;
      return {
        EvalActionName: action,
        EvalResourceName: '*',
        EvalDecision: by === undefined ? 'allowed' : 'implicitDeny',
        OrganizationsDecisionDetail: { AllowedByOrganizations: by !== 'organization' },
        PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: by !== 'boundary' },
      };
    }),
    IsTruncated: false,
  };
}

/** Of the role that STS says is calling. */
function getRole(
  { state }: ServiceContext,
  { RoleName: name = '' }: { readonly RoleName?: string | undefined },
): Record<string, unknown> {
  return {
    Role: {
      RoleName: name,
      Path: '/',
      Arn: `arn:aws:iam::${state.accountId}:role/${name}`,
    },
  };
}

/** IAM: who calls, and what they may do. */
export const iam: Service = {
  GetRole: getRole,
  SimulatePrincipalPolicy: simulatePrincipalPolicy,
};
