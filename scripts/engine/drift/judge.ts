import { assertNever } from '../errors';
import type { StackResource } from '../ports';
import { type DatabaseCircumstances, type Expectation, expectationOf } from './expected-drift';
import type { DriftedResource, PropertyDifference, ResourceDrift } from './ports';

/** A stack's resources, by what a person has to do about them. */
export interface JudgedResources {
  readonly drifted: readonly Drifted[];
  readonly expected: readonly ExpectedDifference[];
  readonly inSync: number;
  /** CloudFormation tried and could not tell. */
  readonly unknown: readonly (DriftedResource & { readonly reason: string })[];
  /** CloudFormation never looks at them. */
  readonly unsupported: readonly DriftedResource[];
}

export type Drifted = DriftedResource &
  (
    | { readonly kind: 'deleted' }
    | { readonly kind: 'modified'; readonly differences: readonly PropertyDifference[] }
  );

export interface ExpectedDifference extends DriftedResource, PropertyDifference, Expectation {}

/**
 * Tells drift from what is expected. A resource that the detection says nothing of is one that
 * CloudFormation doesn't look at:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResourceDrifts.html
 */
export function judgeDrifts(
  resources: readonly StackResource[],
  drifts: readonly ResourceDrift[],
  database: DatabaseCircumstances,
): JudgedResources {
  const drifted: Drifted[] = [];
  const expected: ExpectedDifference[] = [];
  const unknown: (DriftedResource & { readonly reason: string })[] = [];
  const unsupported: DriftedResource[] = [];
  let inSync = 0;
  for (const drift of drifts) {
    const { logicalId, physicalId, type } = drift;
    const resource: DriftedResource = { logicalId, physicalId, type };
    switch (drift.status) {
      case 'in-sync':
        inSync += 1;
        break;
      case 'deleted':
        drifted.push({ ...resource, kind: 'deleted' });
        break;
      case 'unknown':
        unknown.push({ ...resource, reason: drift.reason });
        break;
      case 'unsupported':
        unsupported.push(resource);
        break;
      case 'modified': {
        const unexpected: PropertyDifference[] = [];
        for (const difference of drift.differences) {
          const expectation = expectationOf(type, difference, database);
          if (expectation === undefined) {
            unexpected.push(difference);
          } else {
            expected.push({ ...resource, ...difference, ...expectation });
          }
        }
        if (unexpected.length > 0) {
          drifted.push({ ...resource, kind: 'modified', differences: unexpected });
        }
        break;
      }
      default:
        assertNever(drift);
    }
  }
  const told = new Set(drifts.map(({ logicalId }) => logicalId));
  const silent = resources
    .filter(({ status, logicalId }) => status !== 'DELETE_COMPLETE' && !told.has(logicalId))
    .map(({ logicalId, physicalId, type }) => ({ logicalId, physicalId, type }));
  return { drifted, expected, inSync, unknown, unsupported: [...unsupported, ...silent] };
}
