import { parseTemplateBody } from '../../../../../scripts/local-cloud/cloudformation/template/parse';

describe('reading a template body', () => {
  it('understands every short form', () => {
    const body = [
      'A: !Ref Name',
      'B: !GetAtt Cluster.Endpoint.Address',
      'C: !GetAtt [Cluster, Arn]',
      "D: !Sub '${Name}-x'",
      'E: !Join ["-", [a, !Ref Name]]',
      'F: !If [IsPrimary, 1, !Ref AWS::NoValue]',
      'G: !Condition IsPrimary',
      'H: !Select',
      '  - 0',
      '  - !GetAZs ""',
    ].join('\n');

    const parsed = parseTemplateBody(body);

    expect(parsed).toEqual({
      A: { Ref: 'Name' },
      B: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Address'] },
      C: { 'Fn::GetAtt': ['Cluster', 'Arn'] },
      D: { 'Fn::Sub': '${Name}-x' },
      E: { 'Fn::Join': ['-', ['a', { Ref: 'Name' }]] },
      F: { 'Fn::If': ['IsPrimary', 1, { Ref: 'AWS::NoValue' }] },
      G: { Condition: 'IsPrimary' },
      H: { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] },
    });
  });

  it('keeps dates as text and reads YAML 1.1 booleans', () => {
    const parsed = parseTemplateBody('Version: 2012-10-17\nEnabled: yes\nPort: 5432');

    expect(parsed).toEqual({ Version: '2012-10-17', Enabled: true, Port: 5432 });
  });

  it('keeps keys as they are written', () => {
    const parsed = parseTemplateBody('2012: a\nyes: b');

    expect(parsed).toEqual({ '2012': 'a', yes: 'b' });
  });

  it('says where YAML is not well-formed', () => {
    const parse = () => parseTemplateBody('Resources:\n  A: [1, 2');

    expect(parse).toThrow(
      /^Template format error: YAML not well-formed\. \(line \d+, column \d+\)$/,
    );
  });

  it('says where JSON is not well-formed', () => {
    const parse = () => parseTemplateBody('{\n  "Resources": {} "Outputs": {}\n}');

    expect(parse).toThrow('Template format error: JSON not well-formed. (line 2, column 19)');
  });

  it('refuses aliases', () => {
    const parse = () => parseTemplateBody('A: &x 1\nB: *x');

    expect(parse).toThrow('YAML aliases are not allowed in CloudFormation templates');
  });
});
