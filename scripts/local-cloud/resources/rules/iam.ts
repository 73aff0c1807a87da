import type { Properties } from '../../resource-model';
import type { StoredResource } from '../../state';
import { globalArn } from '../arn';
import { alreadyExists, invalidRequest, notFound, resourceConflict } from '../failures';
import { generatedName } from '../generated-name';
import { upperId } from '../identifiers';
import { text, texts } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource, type Place, resourcesOfType } from '../store';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MAX_ROLE_NAME_LENGTH = 64;
const MAX_POLICY_NAME_LENGTH = 128;

const role: ResourceRules = {
  // A guess; the handler waits until IAM's change has spread.
  seconds: { create: 16, update: 5, delete: 2 },
  problems: (properties) => nameProblems(properties, 'RoleName', MAX_ROLE_NAME_LENGTH),
  require(context, properties, existing) {
    const name = text(properties, 'RoleName');
    // Role names differ in more than case, across all regions of the account.
    const taken = resourcesOfType(context, 'AWS::IAM::Role').some(
      (other) =>
        other.physicalId !== existing?.physicalId &&
        other.physicalId.toLowerCase() === name?.toLowerCase(),
    );
    if (taken) {
      throw alreadyExists(`Role with name ${name} already exists.`);
    }
    requirePolicies(context, texts(properties, 'ManagedPolicyArns'));
  },
  identify(context, properties) {
    const name =
      text(properties, 'RoleName') ?? generatedName(context, { maxLength: MAX_ROLE_NAME_LENGTH });
    const path = text(properties, 'Path') ?? '/';
    return {
      physicalId: name,
      attributes: {
        Arn: globalArn(context, 'iam', `role${path}${name}`),
        RoleId: `AROA${upperId(context.state, 17)}`,
      },
    };
  },
};

const managedPolicy: ResourceRules = {
  seconds: { create: 16, update: 5, delete: 2 },
  problems: (properties) => nameProblems(properties, 'ManagedPolicyName', MAX_POLICY_NAME_LENGTH),
  require: requireRoles,
  identify(context, properties) {
    const name =
      text(properties, 'ManagedPolicyName') ??
      generatedName(context, { maxLength: MAX_POLICY_NAME_LENGTH });
    const policyArn = globalArn(context, 'iam', `policy${text(properties, 'Path') ?? '/'}${name}`);
    const now = new Date(context.nowMs).toISOString();
    return {
      physicalId: policyArn,
      attributes: {
        PolicyArn: policyArn,
        PolicyId: `ANPA${upperId(context.state, 17)}`,
        AttachmentCount: texts(properties, 'Roles').length,
        PermissionsBoundaryUsageCount: 0,
        DefaultVersionId: 'v1',
        IsAttachable: true,
        CreateDate: now,
        UpdateDate: now,
      },
    };
  },
  beforeDelete(context, existing) {
    const attached = resourcesOfType(context, 'AWS::IAM::Role').some((candidate) =>
      texts(candidate.properties, 'ManagedPolicyArns').includes(existing.physicalId),
    );
    if (attached) {
      throw resourceConflict('Cannot delete a policy attached to entities.');
    }
  },
};

const inlinePolicy: ResourceRules = {
  seconds: { create: 16, update: 5, delete: 2 },
  require: requireRoles,
  identify(context) {
    const name = generatedName(context, { maxLength: MAX_POLICY_NAME_LENGTH });
    return { physicalId: name, attributes: { Id: name } };
  },
};

function nameProblems(properties: Properties, property: string, maxLength: number): string[] {
  const name = text(properties, property);
  if (name === undefined) {
    return [];
  }
  return name.length <= maxLength && /^[\w+=,.@-]+$/.test(name)
    ? []
    : [
        `#/${property}: Value '${name}' must have at most ${maxLength} characters of letters, digits and +=,.@_-`,
      ];
}

function requirePolicies(place: Place, policyArns: readonly string[]): void {
  for (const policyArn of policyArns) {
    const isAwsManaged = policyArn.startsWith('arn:aws:iam::aws:policy/');
    if (!isAwsManaged && findResource(place, 'AWS::IAM::ManagedPolicy', policyArn) === undefined) {
      throw notFound(`Policy ${policyArn} does not exist or is not attachable.`);
    }
  }
}

function requireRoles(place: Place, properties: Properties): void {
  for (const name of texts(properties, 'Roles')) {
    if (findResource(place, 'AWS::IAM::Role', name) === undefined) {
      throw notFound(`The role with name ${name} cannot be found.`);
    }
  }
}

export function findRole(place: Place, roleArn: string | undefined): StoredResource | undefined {
  return resourcesOfType(place, 'AWS::IAM::Role').find(
    (candidate) => candidate.attributes.Arn === roleArn,
  );
}

/** Throws the service's own message when the role does not exist. */
export function requireRole(place: Place, roleArn: string | undefined, message: string): void {
  if (roleArn !== undefined && findRole(place, roleArn) === undefined) {
    throw invalidRequest(message);
  }
}

export const iamRules: RulesByType = {
  'AWS::IAM::Role': role,
  'AWS::IAM::ManagedPolicy': managedPolicy,
  'AWS::IAM::Policy': inlinePolicy,
};
