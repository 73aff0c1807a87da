import { namesIn } from '../../../../scripts/engine/preview/references';

test.each<[string, unknown, readonly string[]]>([
  ['a reference', { Ref: 'Topic' }, ['Topic']],
  ['an attribute as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, ['Queue']],
  ['an attribute as a text', { 'Fn::GetAtt': 'Cluster.Endpoint.Address' }, ['Cluster']],
  ['a substitution', { 'Fn::Sub': '${A}-${B.Arn}-${!C}' }, ['A', 'B']],
  [
    'a substitution with values of its own',
    { 'Fn::Sub': ['${Own} ${Other}', { Own: { Ref: 'Inside' } }] },
    ['Other', 'Inside'],
  ],
  ['parts of a join', { 'Fn::Join': ['', [{ Ref: 'A' }, 'x', { Ref: 'B' }]] }, ['A', 'B']],
  ['a plain value', 'Topic', []],
])('names in %s', (_, expression, expected) => {
  expect([...namesIn(expression)]).toEqual(expected);
});
