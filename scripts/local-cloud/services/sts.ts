import type { Service, ServiceContext } from '../service';

/** Who calls: a role's session in the local account. */
function getCallerIdentity({ state }: ServiceContext): Record<string, unknown> {
  return {
    Account: state.accountId,
    Arn: `arn:aws:sts::${state.accountId}:assumed-role/local-deployer/local`,
    UserId: 'AROALOCALDEPLOYER0000:local',
  };
}

export const sts: Service = { GetCallerIdentity: getCallerIdentity };
