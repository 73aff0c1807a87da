import {
  type DatabaseCircumstances,
  expectationOf,
} from '../../../../scripts/engine/drift/expected-drift';
import type { PropertyDifference } from '../../../../scripts/engine/drift/ports';

const known = (isMember: boolean, isWriter: boolean): DatabaseCircumstances => ({
  kind: 'known',
  isMember,
  isWriter,
});
const difference = (path: string, expected?: string, actual?: string): PropertyDifference => ({
  path,
  expected,
  actual,
});
const isExpected = (...args: Parameters<typeof expectationOf>) =>
  expectationOf(...args) !== undefined;

describe('a cluster that is said to be in no global cluster', () => {
  const detached = difference('/GlobalClusterIdentifier', 'payments-global-demo');

  it('is expected while the database service lists it as a member', () => {
    expect(expectationOf('AWS::RDS::DBCluster', detached, known(true, false))).toEqual({
      because: expect.stringContaining('does not read it back'),
      source: expect.stringMatching(/^https:\/\/github\.com\/aws-cloudformation\//),
    });
  });

  it.each([
    ['it is no member', known(false, false)],
    ['the service could not be asked', { kind: 'unknown', reason: 'denied' }],
    ['there is no global database', { kind: 'none' }],
  ] as const)('is drift when %s', (_, database) => {
    expect(isExpected('AWS::RDS::DBCluster', detached, database)).toBe(false);
  });

  it('is drift when it is in another one', () => {
    const moved = difference('/GlobalClusterIdentifier', 'payments-global-demo', 'other');

    expect(isExpected('AWS::RDS::DBCluster', moved, known(true, false))).toBe(false);
  });
});

describe('the minimum of tasks', () => {
  const type = 'AWS::ApplicationAutoScaling::ScalableTarget';

  it.each([
    ['raised where the writer is', '2', '10', known(true, true), true],
    ['raised where the writer is not', '2', '10', known(true, false), false],
    ['lowered where the writer is', '10', '2', known(true, true), false],
    ['raised while nobody knows the writer', '2', '10', { kind: 'none' }, false],
  ] as const)('%s', (_, expected, actual, database, answer) => {
    expect(isExpected(type, difference('/MinCapacity', expected, actual), database)).toBe(answer);
  });

  it('excuses no other property of the target', () => {
    expect(isExpected(type, difference('/MaxCapacity', '10', '20'), known(true, true))).toBe(false);
  });
});

describe('an engine version', () => {
  it.each([
    ['17.7', '17.9', true],
    ['17.7', '17.10', true],
    ['17.7', '17.5', false],
    ['17.7', '18.1', false],
    ['17.7', '18.9', false],
    ['17.7', undefined, false],
  ])('%s that is %s now is expected: %s', (expected, actual, answer) => {
    const changed = difference('/EngineVersion', expected, actual);

    expect(isExpected('AWS::RDS::GlobalCluster', changed, { kind: 'none' })).toBe(answer);
  });

  it('of another service is drift', () => {
    const changed = difference('/EngineVersion', '7.0', '7.1');

    expect(isExpected('AWS::ElastiCache::ReplicationGroup', changed, { kind: 'none' })).toBe(false);
  });
});

test.each([
  ['AWS::RDS::GlobalCluster', difference('/SourceDBClusterIdentifier', 'a', 'arn:b'), true],
  ['AWS::RDS::GlobalCluster', difference('/Tags', '[]'), true],
  ['AWS::RDS::GlobalCluster', difference('/Tags/0', '{}'), true],
  ['AWS::RDS::GlobalCluster', difference('/Tags/0', 'a', 'b'), false],
  ['AWS::RDS::GlobalCluster', difference('/TagsToo', 'a'), false],
  ['AWS::ECS::Service', difference('/DesiredCount', '2', '5'), true],
  ['AWS::ECS::Service', difference('/TaskDefinition', 'a:1', 'a:2'), false],
])('of %s %j is expected: %s', (type, changed, answer) => {
  expect(isExpected(type, changed, { kind: 'none' })).toBe(answer);
});
