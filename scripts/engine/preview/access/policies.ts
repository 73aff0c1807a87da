import type { ResourceProperties } from '../../ports';
import { isRecord, listOf, type Statement, statementsOf } from './policy-statements';

/** Statements of a resource that are compared with each other. */
export interface PolicySet {
  /** `its trust policy`. */
  readonly what: string;
  readonly statements: readonly Statement[];
}

/** Property that holds the one policy of a type. */
const DOCUMENT: Readonly<Record<string, string>> = {
  'AWS::ECR::Repository': 'RepositoryPolicyText',
  'AWS::IAM::GroupPolicy': 'PolicyDocument',
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::RolePolicy': 'PolicyDocument',
  'AWS::IAM::UserPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::S3::BucketPolicy': 'PolicyDocument',
  'AWS::SNS::TopicPolicy': 'PolicyDocument',
  'AWS::SQS::QueuePolicy': 'PolicyDocument',
  'AWS::SecretsManager::ResourcePolicy': 'ResourcePolicy',
};

const IDENTITIES: ReadonlySet<string> = new Set([
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::IAM::Group',
]);

/** The policies that a resource of this type is or carries; the same sets for any properties. */
export function policySets(
  resourceType: string,
  properties: ResourceProperties | undefined,
): PolicySet[] {
  if (IDENTITIES.has(resourceType)) {
    return [
      { what: 'its trust policy', statements: statementsOf(properties?.AssumeRolePolicyDocument) },
      { what: 'its policies', statements: inlineStatements(properties) },
    ];
  }
  if (resourceType === 'AWS::Lambda::Permission') {
    return [{ what: 'it', statements: properties === undefined ? [] : [permission(properties)] }];
  }
  const document = DOCUMENT[resourceType];
  return document === undefined
    ? []
    : [{ what: 'it', statements: statementsOf(properties?.[document]) }];
}

/** A statement may move from one inline policy to another and allow no more. */
function inlineStatements(properties: ResourceProperties | undefined): Statement[] {
  return listOf(properties?.Policies).flatMap((policy) =>
    isRecord(policy) ? statementsOf(policy.PolicyDocument) : [],
  );
}

/** A permission is a statement of the function's own policy. */
function permission(properties: ResourceProperties): Statement {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = properties;
  const conditions = Object.entries({ SourceArn, SourceAccount }).filter(
    ([, value]) => value !== undefined,
  );
  const [statement] = statementsOf({
    Statement: {
      Effect: 'Allow',
      Principal,
      Action,
      Resource: FunctionName,
      ...(conditions.length > 0 && { Condition: Object.fromEntries(conditions) }),
    },
  });
  if (statement === undefined) {
    throw new Error('a permission gave no statement');
  }
  return statement;
}

/** Managed policies of an identity, and whom a policy of its own is given to. */
export function attachments(
  resourceType: string,
  properties: ResourceProperties | undefined,
): readonly string[] {
  if (IDENTITIES.has(resourceType)) {
    return listOf(properties?.ManagedPolicyArns).map((arn) => `is given ${String(arn)}`);
  }
  return resourceType.startsWith('AWS::IAM::')
    ? ['Roles', 'Users', 'Groups'].flatMap((name) =>
        listOf(properties?.[name]).map((holder) => `is given to ${String(holder)}`),
      )
    : [];
}
