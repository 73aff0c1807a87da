import type { Capability } from '@aws-sdk/client-cloudformation';
import type { Tag } from '../state';

/** A stack set as its administration region remembers it. */
export interface StackSet {
  readonly name: string;
  readonly stackSetId: string;
  readonly arn: string;
  status: 'ACTIVE' | 'DELETED';
  description?: string | undefined;
  /** The template as submitted, in the blob store. */
  templateKey: string;
  parameters: readonly SetParameter[];
  tags: readonly Tag[];
  capabilities: readonly Capability[];
  administrationRoleArn: string;
  executionRoleName: string;
  readonly clientToken?: string | undefined;
  /** By `<account>/<region>`. */
  instances: Record<string, Instance>;
  /** By id, oldest first. */
  operations: Record<string, Operation>;
}

export interface SetParameter {
  readonly key: string;
  readonly value: string;
}

export interface Instance {
  readonly accountId: string;
  readonly region: string;
  stackId?: string | undefined;
  overrides: readonly SetParameter[];
  status: 'CURRENT' | 'OUTDATED' | 'INOPERABLE';
  detailedStatus: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'INOPERABLE';
  statusReason?: string | undefined;
  lastOperationId?: string | undefined;
}

export type OperationAction = 'CREATE' | 'UPDATE' | 'DELETE';

export interface Operation {
  readonly operationId: string;
  readonly action: OperationAction;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED';
  readonly createdAtMs: number;
  /** When it begins with its first instances; absent once it has. */
  dueAtMs?: number | undefined;
  endedAtMs?: number | undefined;
  readonly retainStacks: boolean;
  readonly isParallel: boolean;
  readonly failureToleranceCount: number;
  /** In the order of their turns. */
  readonly results: OperationResult[];
}

export interface OperationResult {
  readonly accountId: string;
  readonly region: string;
  status: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
  reason?: string | undefined;
}
