import {
  parameterScope,
  resolveParameters,
} from '../../../../../scripts/local-cloud/cloudformation/template/parameters';
import { readTemplate } from '../../../../../scripts/local-cloud/cloudformation/template/read-template';

const LOOKUPS = {
  ssmParameter: (name: string) => (name === '/app/image' ? 'ami-1' : undefined),
  resourceExists: (_: string, id: string) => id === 'vpc-1',
};

function templateWith(parameters: Readonly<Record<string, unknown>>) {
  return readTemplate({
    Parameters: parameters,
    Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
  });
}

function resolve(
  parameters: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, string>> = {},
) {
  const inputs = Object.entries(values).map(([key, value]) => ({
    key,
    value,
    usePreviousValue: false,
  }));
  return resolveParameters(templateWith(parameters).parameters, inputs, {}, LOOKUPS);
}

describe('parameters', () => {
  it('take the given value, else the default', () => {
    const values = resolve(
      { A: { Type: 'String' }, B: { Type: 'Number', Default: 5432 } },
      { A: 'x' },
    );

    expect(values).toEqual({
      A: { value: 'x', noEcho: false },
      B: { value: '5432', noEcho: false },
    });
  });

  it('keep their previous value when asked to', () => {
    const { parameters } = templateWith({ A: { Type: 'String', Default: 'new' } });

    const values = resolveParameters(
      parameters,
      [{ key: 'A', usePreviousValue: true }],
      { A: { value: 'old', noEcho: false } },
      LOOKUPS,
    );

    expect(values.A?.value).toBe('old');
  });

  it('are lists where their type says so', () => {
    const template = templateWith({ Zones: { Type: 'CommaDelimitedList', Default: 'a, b' } });
    const values = resolveParameters(template.parameters, [], {}, LOOKUPS);

    const scope = parameterScope(template, values);

    expect(scope).toEqual({ Zones: ['a', 'b'] });
  });

  it('of an SSM type stand for what is stored', () => {
    const template = templateWith({
      Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/image' },
    });

    const values = resolveParameters(template.parameters, [], {}, LOOKUPS);

    expect(values.Image).toMatchObject({ value: '/app/image', resolvedValue: 'ami-1' });
    expect(parameterScope(template, values)).toEqual({ Image: 'ami-1' });
  });

  it.each([
    ['is missing', { A: { Type: 'String' } }, {}, 'Parameters: [A] must have values'],
    ['is unknown', {}, { B: 'x' }, 'Parameters: [B] do not exist in the template'],
    [
      'is not among the allowed values',
      { A: { Type: 'String', AllowedValues: ['x'] } },
      { A: 'y' },
      "Parameter 'A' must be one of AllowedValues",
    ],
    [
      'does not match its pattern',
      { A: { Type: 'String', AllowedPattern: '[a-z]+' } },
      { A: 'ab1' },
      "Parameter 'A' must match pattern [a-z]+",
    ],
    [
      'breaks an explained constraint',
      { A: { Type: 'String', AllowedPattern: '[a-z]+', ConstraintDescription: 'letters only' } },
      { A: '1' },
      'Parameter A failed to satisfy constraint: letters only',
    ],
    [
      'is too short',
      { A: { Type: 'String', MinLength: 2 } },
      { A: 'x' },
      "Parameter 'A' must contain at least 2 characters",
    ],
    [
      'is too long',
      { A: { Type: 'String', MaxLength: '2' } },
      { A: 'xyz' },
      "Parameter 'A' must contain at most 2 characters",
    ],
    ['is not a number', { A: { Type: 'Number' } }, { A: 'x' }, "Parameter 'A' must be a number."],
    [
      'is too small',
      { A: { Type: 'Number', MinValue: 2 } },
      { A: '1' },
      "Parameter 'A' must be a number not less than 2",
    ],
    [
      'is too large',
      { A: { Type: 'Number', MaxValue: 2 } },
      { A: '3' },
      "Parameter 'A' must be a number not greater than 2",
    ],
    [
      'names nothing that exists',
      { A: { Type: 'AWS::EC2::VPC::Id' } },
      { A: 'vpc-2' },
      'Parameter validation failed: parameter value vpc-2 for parameter name A does not exist',
    ],
    [
      'has an unknown type',
      { A: { Type: 'Text' } },
      { A: 'x' },
      'Template format error: Unrecognized parameter type: Text',
    ],
  ])('are refused when one %s', (_, parameters, values, message) => {
    const resolution = () => resolve(parameters, values);

    expect(resolution).toThrow(message);
  });
});
