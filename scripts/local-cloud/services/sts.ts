import { createHash } from 'node:crypto';
import { AwsError, type Service, type ServiceContext } from '../service';
import type { LocalCloudState } from '../state';

/** Who calls: a role's session in the local account, unless the state says that it is root. */
function callerArn({ accountId, permissions }: LocalCloudState): string {
  if (permissions?.isRoot) {
    return `arn:aws:iam::${accountId}:root`;
  }
  return `arn:aws:sts::${accountId}:assumed-role/local-deployer/local`;
}

function getCallerIdentity({ state }: ServiceContext): Record<string, unknown> {
  return {
    Account: state.accountId,
    Arn: callerArn(state),
    UserId: 'AROALOCALDEPLOYER0000:local',
  };
}

interface AssumeRoleInput {
  readonly RoleArn?: string;
  readonly RoleSessionName?: string;
  readonly DurationSeconds?: number;
}

const DEFAULT_DURATION_SECONDS = 3_600;

/**
 * Whoever calls may assume any role of its own account; a role of another account trusts nobody
 * here. https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
function assumeRole(
  { state, nowMs }: ServiceContext,
  { RoleArn = '', RoleSessionName = '', DurationSeconds }: AssumeRoleInput,
): Record<string, unknown> {
  if (!/^[\w+=,.@-]{2,64}$/.test(RoleSessionName)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${RoleSessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  }
  const [, account, name = ''] =
    /^arn:aws:iam::(\d{12}):role\/(?:.+\/)?([^/]+)$/.exec(RoleArn) ?? [];
  if (account !== state.accountId) {
    throw new AwsError(
      'AccessDenied',
      `User: ${callerArn(state)} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      403,
    );
  }
  const digest = createHash('sha256')
    .update(`${RoleArn}|${RoleSessionName}|${nowMs}`)
    .digest('hex');
  const roleId = `AROA${digest.slice(0, 16).toUpperCase()}`;
  return {
    Credentials: {
      AccessKeyId: `ASIA${digest.slice(16, 32).toUpperCase()}`,
      SecretAccessKey: digest.slice(0, 40),
      SessionToken: digest,
      Expiration: new Date(nowMs + (DurationSeconds ?? DEFAULT_DURATION_SECONDS) * 1_000),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${roleId}:${RoleSessionName}`,
      Arn: `arn:aws:sts::${state.accountId}:assumed-role/${name}/${RoleSessionName}`,
    },
  };
}

export const sts: Service = { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole };
