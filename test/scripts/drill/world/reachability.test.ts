import { interferenceOf } from '../../../../scripts/drill/world/interference';
import { Reachability } from '../../../../scripts/drill/world/reachability';
import type { CallInTransit } from '../../../../scripts/local-cloud/runtime/call';

const regions = { primary: 'us-east-1', dr: 'us-east-2' };

const call = (overrides: Partial<CallInTransit>): CallInTransit => ({
  service: 'RDS',
  operation: 'DescribeGlobalClusters',
  from: { kind: 'lambda', region: 'us-east-2', name: 'region-watch' },
  fromRegion: 'us-east-2',
  toRegion: 'us-east-1',
  input: {},
  nowMs: 0,
  ...overrides,
});

test('a killed region refuses, and one out of reach never answers', () => {
  const world = new Reachability();

  world.change('primary', 'killed');
  expect(world.reach('elsewhere', 'primary')).toBe('refused');
  world.change('primary', 'unreachable');
  expect(world.reach('dr', 'primary')).toBe('no-answer');
  expect(world.reach('primary', 'elsewhere')).toBe('no-answer');
  expect(world.reach('primary', 'primary')).toBe('reached');
  world.change('primary', 'up');
  expect(world.reach('dr', 'primary')).toBe('reached');
});

test('calls to AWS go the same ways, and what runs in a killed region does nothing any more', () => {
  const world = new Reachability();
  const outcome = interferenceOf(world, regions);
  const own = call({ fromRegion: 'us-east-1', toRegion: 'us-east-1' });

  expect(outcome(call({}))).toEqual({ kind: 'ok' });
  world.change('primary', 'killed');
  expect(outcome(call({}))).toEqual({ kind: 'refused' });
  expect(outcome(own)).toEqual({ kind: 'crash', when: 'before' });
  world.change('primary', 'unreachable');
  expect(outcome(call({}))).toEqual({ kind: 'hang' });
  expect(outcome(own)).toEqual({ kind: 'ok' });
});

test('the name servers are everywhere, and out of reach for a region that is cut off', () => {
  const world = new Reachability();
  const outcome = interferenceOf(world, regions);
  const question = call({ service: 'Route 53 DNS', toRegion: 'global' });

  world.change('primary', 'killed');
  expect(outcome(question)).toEqual({ kind: 'ok' });
  world.change('dr', 'unreachable');
  expect(outcome(question)).toEqual({ kind: 'hang' });
});
