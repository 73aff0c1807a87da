import type { Value } from './value';

/** An IAM policy document, identity or resource based. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | Readonly<Record<string, Value<string> | readonly Value<string>[]>>;
  readonly Action: string | readonly string[];
  readonly Resource?: Value<string> | readonly Value<string>[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export function policy(...statements: PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(statement: Omit<PolicyStatement, 'Effect'>): PolicyStatement {
  return { ...sidOf(statement), Effect: 'Allow', ...statement };
}

export function deny(statement: Omit<PolicyStatement, 'Effect'>): PolicyStatement {
  return { ...sidOf(statement), Effect: 'Deny', ...statement };
}

/** The trust policy of a role that an AWS service assumes, for this account's resources only. */
export function trustService(
  service: string,
  condition?: PolicyStatement['Condition'],
): PolicyDocument {
  return policy(
    allow({
      Principal: { Service: service },
      Action: 'sts:AssumeRole',
      ...(condition && { Condition: condition }),
    }),
  );
}

/** Keeps `Sid` in front, where people look for it. */
function sidOf(statement: { readonly Sid?: string }): { readonly Sid?: string } {
  return statement.Sid === undefined ? {} : { Sid: statement.Sid };
}
