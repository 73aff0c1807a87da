import { propertyDifferences } from '../../../../../scripts/local-cloud/cloudformation/drift/property-differences';

const difference = (path: string, type: string, expected: string, actual: string) => ({
  PropertyPath: path,
  DifferenceType: type,
  ExpectedValue: expected,
  ActualValue: actual,
});

test.each([
  ['the same', { A: 1 }, { A: 1 }],
  ['what the template leaves to the service', { A: 1 }, { A: 1, B: 2 }],
  ['numbers and booleans as text', { A: '1', B: 'true' }, { A: 1, B: true }],
  ['another order of a list', { A: ['x', 'y'] }, { A: ['y', 'x'] }],
  ['another order of keys', { A: { x: 1, y: 2 } }, { A: { y: 2, x: 1 } }],
  ['a dynamic reference', { A: '{{resolve:ssm:name}}' }, { A: 'secret' }],
])('%s is no difference', (_, expected, actual) => {
  expect(propertyDifferences(expected, actual)).toEqual([]);
});

test('each kind of difference is told where it is', () => {
  const expected = { A: 'a', Gone: 'g', Deep: { In: 1 }, List: [{ Key: 'x' }] };
  const actual = { A: 'b', Deep: { In: 2, More: 3 }, List: [{ Key: 'y' }] };

  expect(propertyDifferences(expected, actual)).toEqual([
    difference('/A', 'NOT_EQUAL', 'a', 'b'),
    difference('/Gone', 'REMOVE', 'g', 'null'),
    difference('/Deep/In', 'NOT_EQUAL', '1', '2'),
    difference('/List/0', 'REMOVE', '{"Key":"x"}', 'null'),
    difference('/List/0', 'ADD', 'null', '{"Key":"y"}'),
  ]);
});
