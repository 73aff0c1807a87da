import { isRecord } from '../resources/read';
import { notModelled, SamResourceError } from './sam-error';
import {
  attributesForGenerated,
  defined,
  type Expansion,
  getAtt,
  isIntrinsic,
  type TemplateResource,
} from './template';

export interface ExecutionRoleRequest {
  readonly logicalId: string;
  readonly resource: TemplateResource;
  readonly assumeRolePolicyDocument: unknown;
  readonly managedPolicyArns: readonly unknown[];
  /** Inline policies that come before those of the `Policies` property. */
  readonly inlinePolicies?: readonly unknown[];
  readonly policies: unknown;
  readonly tags: unknown;
  readonly path?: unknown;
  readonly permissionsBoundary?: unknown;
}

/** The role that SAM makes for a function or state machine that is given none: `<id>Role`. */
export function executionRole(request: ExecutionRoleRequest): Expansion {
  const logicalId = `${request.logicalId}Role`;
  const inline: unknown[] = [...(request.inlinePolicies ?? [])];
  const managed: unknown[] = [...request.managedPolicyArns];
  listOf(request.policies).forEach((policy, index) => {
    if (isRecord(policy) && !isIntrinsic(policy) && policy.Statement !== undefined) {
      inline.push({ PolicyName: `${logicalId}Policy${index}`, PolicyDocument: policy });
      return;
    }
    const policyArn = managedPolicyArn(request.logicalId, policy, index);
    if (!managed.some((other) => JSON.stringify(other) === JSON.stringify(policyArn))) {
      managed.push(policyArn);
    }
  });
  return {
    [logicalId]: {
      Type: 'AWS::IAM::Role',
      Properties: defined({
        AssumeRolePolicyDocument: request.assumeRolePolicyDocument,
        ManagedPolicyArns: managed,
        Policies: inline.length > 0 ? inline : undefined,
        Path: request.path,
        PermissionsBoundary: request.permissionsBoundary,
        Tags: request.tags,
      }),
      ...attributesForGenerated(request.resource),
    },
  };
}

export function executionRoleArn(logicalId: string): unknown {
  return getAtt(`${logicalId}Role`, 'Arn');
}

export function assumeRolePolicy(service: string): unknown {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  };
}

function managedPolicyArn(logicalId: string, policy: unknown, index: number): unknown {
  if (isRecord(policy) && isIntrinsic(policy)) {
    if (policy['Fn::If'] !== undefined) {
      throw notModelled(logicalId, 'Fn::If in Policies');
    }
    return policy;
  }
  if (typeof policy === 'string') {
    if (policy.startsWith('arn:')) {
      return policy;
    }
    throw notModelled(logicalId, `managed policies by name (${policy}); give the ARN`);
  }
  if (isRecord(policy) && Object.keys(policy).length === 1) {
    throw notModelled(logicalId, `the policy template ${Object.keys(policy)[0]}`);
  }
  throw new SamResourceError(
    logicalId,
    `Policy at index ${index} in the 'Policies' property is not valid`,
  );
}

function listOf(policies: unknown): unknown[] {
  if (policies === undefined) {
    return [];
  }
  return Array.isArray(policies) ? policies : [policies];
}
