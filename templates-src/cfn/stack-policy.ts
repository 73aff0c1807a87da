import type { ResourceHandle } from './handle';

/**
 * What updates of a stack may do to its resources. Not consulted when the stack is deleted.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export interface StackPolicy {
  readonly Statement: readonly StackPolicyStatement[];
}

export interface StackPolicyStatement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Principal: '*';
  /** `LogicalResourceId/<id>`, or `*`. */
  readonly Resource: readonly string[];
}

/**
 * Allows every update but those that would replace or delete these resources. A policy denies
 * what it doesn't allow, so it has to say both.
 */
export function denyReplacementOf(...resources: readonly ResourceHandle<string>[]): StackPolicy {
  return {
    Statement: [
      { Effect: 'Allow', Action: ['Update:*'], Principal: '*', Resource: ['*'] },
      {
        Effect: 'Deny',
        Action: ['Update:Replace', 'Update:Delete'],
        Principal: '*',
        Resource: resources.map(({ id }) => `LogicalResourceId/${id}`),
      },
    ],
  };
}
