import { pathRoleNames } from './dependencies/permissions';
import type { Proof } from './proof';

/** docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const MAX_POLICY_CHARACTERS = 5120;

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Action?: string;
  readonly NotAction?: readonly string[];
  readonly Resource: '*';
  readonly Condition: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

export interface ServiceControlPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/**
 * Takes from the surviving region's roles whatever the proof says they don't
 * need: every call to another region, the best-effort ones included, and every
 * action that isn't in the table. A failover in a live exercise has to succeed
 * under it. `aws:RequestedRegion` is us-east-1 for global services:
 * docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function exercisePolicy({ deployment, dependencies }: Proof): ServiceControlPolicy {
  const ofThePath = {
    'aws:PrincipalArn': pathRoleNames(deployment).map((name) => `arn:aws:iam::*:role/${name}`),
  };
  const actions = dependencies
    .filter(({ plane, standing }) => plane !== 'resource' && standing.kind === 'survives')
    .map(({ what }) => what)
    .filter((what) => /^[a-z0-9-]+:[A-Za-z]+\*?$/.test(what));
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DenyOtherRegions',
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: {
          StringNotEquals: { 'aws:RequestedRegion': deployment.survivor },
          ArnLike: ofThePath,
        },
      },
      {
        Sid: 'DenyWhatTheFailoverDoesNotNeed',
        Effect: 'Deny',
        NotAction: [...new Set(actions)].sort(),
        Resource: '*',
        Condition: { ArnLike: ofThePath },
      },
    ],
  };
}
