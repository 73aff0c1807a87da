import {
  guardedChanges,
  ROLLBACK,
  touchesGuarded,
} from '../../../../scripts/engine/guard/guarded-changes';
import { judgeSituation, type Situation } from '../../../../scripts/engine/guard/situation';
import { known, type Observed, unknown } from '../../../../scripts/engine/operation/observed';
import type { TaskCounts } from '../../../../scripts/engine/operation/ports';
import type { PropertyChange, ResourceChange } from '../../../../scripts/engine/ports';
import { healthyViews } from '../../../support/region-views';

const counts = known({ running: 10, desired: 12, minimum: 10 });

function awayWith(
  activeRole: 'primary' | 'dr' | undefined,
  tasks: Observed<TaskCounts> = counts,
): Extract<Situation, { kind: 'away' }> {
  return {
    kind: 'away',
    why: ['us-east-2 (dr) writes'],
    activeRole,
    tasks: { primary: tasks, dr: tasks },
  };
}

const property = (
  path: string,
  before?: string,
  after?: string,
  recreation: PropertyChange['recreation'] = 'Never',
): PropertyChange => ({ path: `Properties.${path}`, before, after, recreation, cause: undefined });

function modified(resourceType: string, rest: Partial<ResourceChange> = {}): ResourceChange {
  return {
    logicalId: 'It',
    physicalId: 'it',
    resourceType,
    action: 'Modify',
    replacement: 'False',
    properties: [],
    before: {},
    after: {},
    ...rest,
  };
}

const CLUSTER = 'AWS::RDS::DBCluster';
const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

test.each<[string, ResourceChange, readonly string[]]>([
  [
    'leaves the global cluster',
    modified(CLUSTER, { properties: [property('GlobalClusterIdentifier', 'global', undefined)] }),
    ['GlobalClusterIdentifier detaches it from the global database (global → none)'],
  ],
  [
    'goes to another global cluster',
    modified(CLUSTER, { properties: [property('GlobalClusterIdentifier', 'global', 'other')] }),
    ['GlobalClusterIdentifier detaches it from the global database (global → other)'],
  ],
  [
    'is replaced',
    modified(CLUSTER, {
      replacement: 'True',
      properties: [property('KmsKeyId', 'a', 'b', 'Always'), property('Port', '1', '2')],
    }),
    ['KmsKeyId replaces a member of the global database'],
  ],
  [
    'may be replaced',
    modified(CLUSTER, {
      replacement: 'Conditional',
      properties: [property('DBSubnetGroupName', 'a', 'b', 'Conditionally')],
    }),
    ['DBSubnetGroupName may replace a member of the global database'],
  ],
  [
    'is removed',
    modified('AWS::RDS::DBInstance', { action: 'Remove', replacement: undefined }),
    ['undefined removes a member of the global database'],
  ],
  [
    'gets a smaller class',
    modified('AWS::RDS::DBInstance', {
      properties: [property('DBInstanceClass', 'db.r6g.2xlarge', 'db.r7g.xlarge')],
    }),
    ['DBInstanceClass downgrades it from db.r6g.2xlarge to db.r7g.xlarge'],
  ],
  [
    'gets a bigger class and a newer version',
    modified('AWS::RDS::DBInstance', {
      properties: [
        property('DBInstanceClass', 'db.r6g.large', 'db.r6g.xlarge'),
        property('EngineVersion', '17.7', '17.10'),
      ],
    }),
    [],
  ],
])('a member of the global database that %s', (_, change, expected) => {
  const found = guardedChanges('primary', [change], awayWith('dr'));

  expect(found.map(({ property: name, effect }) => `${name} ${effect}`)).toEqual(expected);
});

test.each<[string, ResourceChange, readonly string[]]>([
  [
    'a minimum below what runs, although only the maximum changes',
    modified(TARGET, { after: { MinCapacity: 2, MaxCapacity: 60 } }),
    ['MinCapacity lowers the capacity of the active region from 10 to 2'],
  ],
  [
    'a maximum below what is wanted',
    modified(TARGET, { after: { MinCapacity: 10, MaxCapacity: 11 } }),
    ['MaxCapacity lowers the capacity of the active region from 12 to 11'],
  ],
  ['as much as runs', modified(TARGET, { after: { MinCapacity: 10, MaxCapacity: 50 } }), []],
  [
    'fewer tasks than are wanted',
    modified('AWS::ECS::Service', { after: { DesiredCount: '4' } }),
    ['DesiredCount lowers the capacity of the active region from 12 to 4'],
  ],
  ['a service that names no count', modified('AWS::ECS::Service', { after: { Tags: [] } }), []],
])('in the region that serves: %s', (_, change, expected) => {
  const found = guardedChanges('dr', [change], awayWith('dr'));

  expect(found.map(({ property: name, effect }) => `${name} ${effect}`)).toEqual(expected);
});

test('the region that does not serve may have its capacity changed', () => {
  const change = modified(TARGET, { after: { MinCapacity: 2 } });

  expect(guardedChanges('primary', [change], awayWith('dr'))).toEqual([]);
  expect(guardedChanges('primary', [change], awayWith(undefined))).toHaveLength(1);
});

test('a resource that is looked at again and has the same values in the end is no change', () => {
  const change = modified(TARGET, {
    replacement: 'Conditional',
    properties: [property('ResourceId', 'service/a/b', 'service/a/b', 'Always')],
    after: { MinCapacity: 2 },
  });

  expect(guardedChanges('dr', [change], awayWith('dr'))).toEqual([]);
});

test('capacity that can’t be read is not taken for enough', () => {
  const change = modified(TARGET, { after: { MinCapacity: 50 } });

  const [found] = guardedChanges('dr', [change], awayWith('dr', unknown('no answer')));

  expect(found?.effect).toContain('what runs is unknown');
});

test('regions are only asked where a change is about databases or capacity', () => {
  const added = modified(CLUSTER, { action: 'Add', replacement: undefined });

  expect(touchesGuarded([added, modified('AWS::SNS::Topic')])).toBe(false);
  expect(touchesGuarded([modified(CLUSTER)])).toBe(true);
});

const noLatch = known(undefined);
const latch = (set: boolean) => known({ set, atMs: 0, epoch: 1 });

describe('the environment', () => {
  const nothing = { primary: noLatch, dr: noLatch };

  it('is at home while the home primary writes, nothing is latched and nothing runs', () => {
    expect(judgeSituation(healthyViews(), { primary: noLatch, dr: latch(false) })).toEqual({
      kind: 'at-home',
    });
  });

  it('is at home before the DR region has a state table', () => {
    const latches = { primary: noLatch, dr: unknown('not deployed') };

    expect(judgeSituation(healthyViews(), latches).kind).toBe('at-home');
  });

  it.each([
    ['is latched', latch(true), 'us-east-2 is latched'],
    [
      'has a latch that can’t be read',
      unknown('no answer'),
      "the latch of us-east-2 can't be read",
    ],
  ])('is away when the DR region %s', (_, dr, why) => {
    const situation = judgeSituation(healthyViews(), { ...nothing, dr });

    expect(situation).toMatchObject({ kind: 'away', why: [why], activeRole: 'primary' });
  });

  it('is away when it is not known which region writes, and either may be active then', () => {
    const views = healthyViews();
    const blind = { kind: 'unknown', detail: 'no answer' } as const;

    const situation = judgeSituation(
      { primary: { ...views.primary, database: blind }, dr: { ...views.dr, database: blind } },
      nothing,
    );

    expect(situation).toMatchObject({ kind: 'away', activeRole: undefined });
  });
});

test.each<[string, 'primary' | 'dr', readonly string[]]>([
  [CLUSTER, 'primary', ['may be put back']],
  [CLUSTER, 'dr', ['may be put back']],
  [TARGET, 'dr', ['may be put back']],
  ['AWS::ECS::Service', 'dr', ['may be put back']],
  [TARGET, 'primary', []],
  ['AWS::SNS::Topic', 'dr', []],
])('a rollback of %s in the stack of %s, while dr serves, is told as %j', (type, role, effects) => {
  const changes = [modified(type, { action: ROLLBACK })];

  const found = guardedChanges(role, changes, awayWith('dr'));

  expect(found.map(({ effect }) => effect)).toEqual(
    effects.map((effect) => expect.stringContaining(effect)),
  );
});
