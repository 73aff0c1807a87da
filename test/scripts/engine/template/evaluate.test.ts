import { plannedResources } from '../../../../scripts/engine/template/evaluate';

function propertiesWith(value: unknown, parameters: Record<string, string> = {}): unknown {
  const template = {
    Parameters: {
      Name: { Type: 'String', Default: 'demo' },
      Zones: { Type: 'CommaDelimitedList', Default: 'a,b' },
      Later: { Type: 'String' },
    },
    Mappings: { Sizes: { dr: { Tasks: '2' } } },
    Conditions: {
      IsDemo: { 'Fn::Equals': [{ Ref: 'Name' }, 'demo'] },
      IsBoth: { 'Fn::And': [{ Condition: 'IsDemo' }, { 'Fn::Not': [{ Condition: 'IsOther' }] }] },
      IsOther: { 'Fn::Equals': [{ Ref: 'Name' }, 'other'] },
      IsEither: { 'Fn::Or': [{ Condition: 'IsDemo' }, { Condition: 'IsOther' }] },
    },
    Resources: {
      Thing: { Type: 'AWS::Test::Thing', Properties: { Value: value } },
      Never: { Type: 'AWS::Test::Thing', Condition: 'IsOther' },
    },
  };
  const [thing, ...others] = plannedResources({
    template: JSON.stringify(template),
    parameters,
    pseudoParameters: { 'AWS::Region': 'us-east-2', 'AWS::AccountId': '111122223333' },
  });
  expect(others).toHaveLength(parameters.Name === 'other' ? 1 : 0);
  return thing?.properties.Value;
}

test.each([
  ['a parameter', { Ref: 'Name' }, 'demo'],
  ['a list parameter', { Ref: 'Zones' }, ['a', 'b']],
  ['an item of a list', { 'Fn::Select': [1, { Ref: 'Zones' }] }, 'b'],
  ['a text with placeholders', { 'Fn::Sub': '${Name}-${AWS::Region}' }, 'demo-us-east-2'],
  ['a text with its own values', { 'Fn::Sub': ['${X}!', { X: { Ref: 'Name' } }] }, 'demo!'],
  ['a literal placeholder', { 'Fn::Sub': '${!Name}' }, '${Name}'],
  ['a mapping', { 'Fn::FindInMap': ['Sizes', 'dr', 'Tasks'] }, '2'],
  ['the value of a condition that holds', { 'Fn::If': ['IsBoth', 'yes', 'no'] }, 'yes'],
  ['either condition', { 'Fn::If': ['IsEither', 'yes', 'no'] }, 'yes'],
  ['a joined text', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, 'a+b'],
  ['a split text', { 'Fn::Split': ['m', { Ref: 'Name' }] }, ['de', 'o']],
  ['no value', { 'Fn::If': ['IsOther', 'x', { Ref: 'AWS::NoValue' }] }, undefined],
])('%s is put in', (_, value, expected) => {
  expect(propertiesWith(value)).toEqual(expected);
});

test.each([
  ['a reference to a resource', { Ref: 'Bucket' }],
  ['an attribute', { 'Fn::GetAtt': ['Bucket', 'Arn'] }],
  ['a parameter without a value', { Ref: 'Later' }],
  ['a text with an attribute in it', { 'Fn::Sub': 'x-${Bucket.Arn}' }],
])('%s stays what it is', (_, value) => {
  expect(propertiesWith(value)).toEqual(value);
});

test('a resource is made when its condition holds', () => {
  expect(propertiesWith('x', { Name: 'other' })).toBe('x');
});
