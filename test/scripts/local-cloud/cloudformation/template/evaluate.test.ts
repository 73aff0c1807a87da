import { evaluate } from '../../../../../scripts/local-cloud/cloudformation/template/evaluate';
import { readTemplate } from '../../../../../scripts/local-cloud/cloudformation/template/read-template';
import {
  KNOWN_AFTER_APPLY,
  type Scope,
} from '../../../../../scripts/local-cloud/cloudformation/template/scope';

const scope: Scope = {
  template: readTemplate({
    Mappings: { Sizes: { prod: { Max: 50, Zones: ['a', 'b'] } } },
    Resources: { Vpc: { Type: 'AWS::EC2::VPC' } },
  }),
  region: 'us-east-2',
  values: { Name: 'demo', List: ['x', 'y'], 'AWS::Region': 'us-east-2' },
  conditions: { Yes: true, No: false },
  resources: {
    ref: (logicalId) => (logicalId === 'Later' ? KNOWN_AFTER_APPLY : `${logicalId}-ref`),
    attribute: (logicalId, attribute) => `${logicalId}-${attribute}`,
  },
  importValue: (name) => `imported-${name}`,
};

describe('evaluating intrinsics', () => {
  it.each([
    ['Ref to a parameter', { Ref: 'Name' }, 'demo'],
    ['Ref to a list parameter', { Ref: 'List' }, ['x', 'y']],
    ['Ref to a resource', { Ref: 'Vpc' }, 'Vpc-ref'],
    ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, 'us-east-2'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, 'Db-Endpoint.Address'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Db.Endpoint.Address' }, 'Db-Endpoint.Address'],
    [
      'Sub',
      { 'Fn::Sub': '${Name}/${Vpc}/${Vpc.CidrBlock}/${!Literal}' },
      'demo/Vpc-ref/Vpc-CidrBlock/${Literal}',
    ],
    ['Sub with variables', { 'Fn::Sub': ['${A}-${Name}', { A: { Ref: 'Vpc' } }] }, 'Vpc-ref-demo'],
    ['Join', { 'Fn::Join': [',', { Ref: 'List' }] }, 'x,y'],
    ['Join of numbers and booleans', { 'Fn::Join': ['-', [1, true, 'a']] }, '1-true-a'],
    ['Split and Select', { 'Fn::Select': ['1', { 'Fn::Split': ['|', 'a|b'] }] }, 'b'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'prod', 'Max'] }, 50],
    ['If that holds', { 'Fn::If': ['Yes', 1, 2] }, 1],
    ["If that doesn't hold", { 'Fn::If': ['No', 1, 2] }, 2],
    ['Base64', { 'Fn::Base64': 'hello' }, 'aGVsbG8='],
    ['GetAZs of this region', { 'Fn::GetAZs': '' }, ['us-east-2a', 'us-east-2b', 'us-east-2c']],
    [
      'Cidr',
      { 'Fn::Cidr': ['10.20.0.0/16', 3, 12] },
      ['10.20.0.0/20', '10.20.16.0/20', '10.20.32.0/20'],
    ],
    ['ImportValue', { 'Fn::ImportValue': { 'Fn::Sub': '${Name}-vpc' } }, 'imported-demo-vpc'],
    ['Length', { 'Fn::Length': { Ref: 'List' } }, 2],
    ['ToJsonString', { 'Fn::ToJsonString': { A: { Ref: 'Name' } } }, '{"A":"demo"}'],
  ])('gives the value of %s', (_, value, expected) => {
    const result = evaluate(value, scope);

    expect(result).toEqual(expected);
  });

  it('leaves out what is AWS::NoValue, in objects and in lists', () => {
    const nothing = { Ref: 'AWS::NoValue' };

    const result = evaluate({ A: nothing, B: [1, { 'Fn::If': ['No', 2, nothing] }] }, scope);

    expect(result).toEqual({ B: [1] });
  });

  it('does not know a text that holds something unknown', () => {
    const values = [
      { 'Fn::Sub': 'a-${Later}' },
      { 'Fn::Join': ['-', ['a', { Ref: 'Later' }]] },
      { 'Fn::Select': [0, { 'Fn::Split': [',', { Ref: 'Later' }] }] },
    ];

    const results = values.map((value) => evaluate(value, scope));

    expect(results).toEqual([KNOWN_AFTER_APPLY, KNOWN_AFTER_APPLY, KNOWN_AFTER_APPLY]);
  });

  it('leaves a condition block of an IAM statement alone', () => {
    const statement = { Condition: { StringEquals: { 'aws:x': { Ref: 'Name' } } } };

    const result = evaluate(statement, scope);

    expect(result).toEqual({ Condition: { StringEquals: { 'aws:x': 'demo' } } });
  });

  it.each([
    [
      { 'Fn::FindInMap': ['Sizes', 'prod', 'Min'] },
      'Template error: Unable to get mapping for Sizes::prod::Min',
    ],
    [
      { 'Fn::Select': ['x', ['a']] },
      'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
    ],
    [
      { 'Fn::Select': [2, ['a']] },
      'Template error: Fn::Select cannot select nonexistent value at index 2',
    ],
    [
      { 'Fn::GetAtt': ['Vpc', ''] },
      'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
    ],
    [
      { 'Fn::If': ['Unknown', 1, 2] },
      'Template error: unresolved condition dependency Unknown in Fn::If',
    ],
    [
      { 'Fn::Cidr': ['10.0.0.0/24', 4, 8] },
      'Template error: Fn::Cidr cannot divide 10.0.0.0/24 into 4 blocks of 8 bits',
    ],
    [
      { 'Fn::Sub': 'a ${List}' },
      'Template error: variable List in Fn::Sub expression does not resolve to a string',
    ],
  ])('refuses %j', (value, message) => {
    const evaluation = () => evaluate(value, scope);

    expect(evaluation).toThrow(message);
  });
});
