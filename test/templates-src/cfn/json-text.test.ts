import { equals, ifElse } from '../../../templates-src/cfn/conditions';
import { sub } from '../../../templates-src/cfn/functions';
import { jsonText } from '../../../templates-src/cfn/json-text';
import { aws } from '../../../templates-src/cfn/pseudo';
import { Template } from '../../../templates-src/cfn/template';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** How `Fn::Sub` spells a reference. */
const ref = (name: string) => `\${${name}}`;

describe('JSON as text', () => {
  it('is a plain string while it holds no references', () => {
    const text = jsonText({
      widgets: [{ type: 'text', width: 24, hidden: undefined }],
      live: false,
    });

    expect(text).toBe('{"widgets":[{"type":"text","width":24}],"live":false}');
  });

  it('puts references where texts stand', () => {
    const { Suffix } = new Template({ description: 'Names' }).parameters({
      Suffix: { Type: 'String', Description: 'Environment' },
    });

    const text = jsonText(['AWS/RDS', Suffix, { region: aws.region, stat: 'p99' }]);

    expect(plain(text)).toEqual({
      'Fn::Sub': `["AWS/RDS","${ref('Suffix')}",{"region":"${ref('AWS::Region')}","stat":"p99"}]`,
    });
  });

  it('keeps quotes and what only looks like a reference', () => {
    const text = jsonText({ title: `costs "${ref('nothing')}"`, region: aws.region });

    expect(plain(text)).toEqual({
      'Fn::Sub': `{"title":"costs \\"${ref('!nothing')}\\"","region":"${ref('AWS::Region')}"}`,
    });
  });

  it('escapes the text around references, which CloudFormation puts in as it is', () => {
    const text = jsonText({ markdown: sub`# "${aws.region}"\nin two lines` });

    expect(plain(text)).toEqual({
      'Fn::Sub': [
        `{"markdown":"${ref('Value1')}"}`,
        { Value1: { 'Fn::Sub': `# \\"${ref('AWS::Region')}\\"\\nin two lines` } },
      ],
    });
  });

  it('resolves a function once, however often it stands in the text', () => {
    const template = new Template({ description: 'Names' });
    const isHome = template.condition('IsHome', equals(aws.region, 'us-east-1'));
    const name = () => sub`aurora-${aws.region}`;

    const text = jsonText([name(), name(), ifElse(isHome, 'a', 'b')]);

    expect(plain(text)).toEqual({
      'Fn::Sub': [
        `["${ref('Value1')}","${ref('Value1')}","${ref('Value2')}"]`,
        {
          Value1: { 'Fn::Sub': `aurora-${ref('AWS::Region')}` },
          Value2: { 'Fn::If': ['IsHome', 'a', 'b'] },
        },
      ],
    });
  });
});
