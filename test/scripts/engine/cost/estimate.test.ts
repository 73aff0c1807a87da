import { DEFAULT_ASSUMPTIONS } from '../../../../scripts/engine/cost/assumptions';
import { type CostLine, estimate, totalUsd } from '../../../../scripts/engine/cost/estimate';
import { AURORA_INSTANCE_HOUR, PRICES, seenFor } from '../../../../scripts/engine/cost/prices';
import { RULES } from '../../../../scripts/engine/cost/rules';
import { FREE_TYPES } from '../../../../scripts/engine/cost/rules/free-types';
import type { Settings } from '../../../../templates-src/settings';
import { plannedStacks, templateTypes } from './planned';

const HOURS = 730;

function linesOf(given: Partial<Settings> = {}, paymentsPerMonth?: number): readonly CostLine[] {
  return estimate(plannedStacks(given), {
    paymentsPerMonth: paymentsPerMonth ?? DEFAULT_ASSUMPTIONS.paymentsPerMonth,
  });
}

const quantity = (lines: readonly CostLine[], what: string, region: string) =>
  lines.find((line) => line.what === what && line.region === region)?.quantity;

test('every type of the templates has a price or a reason to have none', () => {
  const known = [...Object.keys(RULES), ...Object.keys(FREE_TYPES)];

  expect(known.sort()).toEqual([...templateTypes].sort());
});

test('a type that nobody has priced is no silent zero', () => {
  const [stack] = plannedStacks();
  if (stack === undefined) throw new Error('there is no stack');
  const resources = [{ logicalId: 'Queue', type: 'AWS::SQS::Queue', properties: {} }];

  expect(() => estimate([{ ...stack, resources }], DEFAULT_ASSUMPTIONS)).toThrow(
    'nobody has said what AWS::SQS::Queue costs',
  );
});

test('a region that takes over runs as many tasks as the primary', () => {
  const vcpus = quantity(linesOf(), 'Fargate vCPUs', 'us-east-2');

  // 2 and 10 tasks of half a vCPU.
  expect(vcpus).toEqual({ standby: 2 * 0.5 * HOURS, 'after-failover': 10 * 0.5 * HOURS });
});

test('the region with the payments has the I/O, the other one the replicated writes', () => {
  const lines = linesOf();

  expect(quantity(lines, 'Aurora I/O', 'us-east-1')).toEqual({ standby: 40, 'after-failover': 0 });
  expect(quantity(lines, 'Aurora replicated writes', 'us-east-2')).toEqual({
    standby: 15,
    'after-failover': 0,
  });
});

test.each([
  ['per-zone', 3],
  ['single', 1],
] as const)('NAT gateways %s are %i in each region', (natGateways, count) => {
  const lines = linesOf({ natGateways });

  expect(quantity(lines, 'NAT gateways', 'us-east-1')?.standby).toBe(count * HOURS);
  expect(quantity(lines, 'addresses of NAT gateways', 'us-east-2')?.standby).toBe(count * HOURS);
});

test('interface endpoints are billed in every zone, and only when there are any', () => {
  const enabled = linesOf({ interfaceEndpoints: 'enabled' });

  expect(quantity(enabled, 'interface endpoints', 'us-east-1')?.standby).toBe(5 * 3 * HOURS);
  expect(quantity(linesOf(), 'interface endpoints', 'us-east-1')).toBeUndefined();
});

test('an alarm on an expression is billed for each of its metrics', () => {
  const alarms = plannedStacks().flatMap(({ resources, location }) =>
    location.stack === 'regional' && location.role === 'dr'
      ? resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm')
      : [],
  );

  const billed = linesOf().find(
    ({ what, location }) =>
      what === 'alarms' && location.stack === 'regional' && location.role === 'dr',
  );

  expect(billed?.quantity.standby).toBeGreaterThan(alarms.length);
});

test('without payments only what always runs is left', () => {
  const idle = linesOf({}, 0);
  const busy = linesOf({}, 10_000_000);

  expect(totalUsd(idle, 'standby')).toBeLessThan(totalUsd(busy, 'standby'));
  expect(quantity(idle, 'Aurora I/O', 'us-east-1')?.standby).toBe(0);
});

test('an instance class without a price is named', () => {
  expect(() => linesOf({ databaseInstanceClass: 'db.x2g.large' })).toThrow('no db.x2g.large');
});

test.each([...Object.entries(PRICES), ...Object.entries(AURORA_INSTANCE_HOUR)])(
  'the price %s has a page of AWS, and one that states it where it counts as verified',
  (_, price) => {
    expect(price.source).toMatch(/^https:\/\/aws\.amazon\.com\//);
    for (const region of ['us-east-1', 'us-east-2']) {
      expect(seenFor(price, region) ?? 'https://').toMatch(/^https:\/\//);
    }
    expect(seenFor(price, 'eu-west-1')).toBeUndefined();
  },
);

test('what rests on an unverified price is marked', () => {
  for (const line of linesOf()) {
    expect(line.isVerified).toBe(seenFor(line.price, line.region) !== undefined);
  }
});
