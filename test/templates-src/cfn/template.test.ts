import { checkDocument } from '../../../templates-src/cfn/check';
import { allOf, equals, ifElse, not } from '../../../templates-src/cfn/conditions';
import { type TemplateDocument, toDocument } from '../../../templates-src/cfn/document';
import { toMinifiedJson, toYaml } from '../../../templates-src/cfn/emit';
import { cidr, select, sub } from '../../../templates-src/cfn/functions';
import { aws, noValue } from '../../../templates-src/cfn/pseudo';
import * as ec2 from '../../../templates-src/cfn/resources/ec2.gen';
import * as rds from '../../../templates-src/cfn/resources/rds.gen';
import * as s3 from '../../../templates-src/cfn/resources/s3.gen';
import * as ssm from '../../../templates-src/cfn/resources/ssm.gen';
import { Template } from '../../../templates-src/cfn/template';

function network() {
  const template = new Template({ description: 'A network' });
  const parameters = template.parameters({
    Suffix: { Type: 'String', Description: 'Environment' },
    Cidr: { Type: 'String', Description: 'Range', Default: '10.0.0.0/16' },
  });
  const vpc = template.add('Vpc', new ec2.VPC({ CidrBlock: parameters.Cidr }));
  return { template, parameters, vpc };
}

const resource = (template: Template, id: string) => toDocument(template).Resources[id];

describe('a template', () => {
  it('emits references as CloudFormation spells them', () => {
    const { template, parameters, vpc } = network();

    template.add(
      'Subnet',
      new ec2.Subnet({
        VpcId: vpc.ref,
        CidrBlock: select(0, cidr(vpc.att('CidrBlock'), 9, 12)),
        AvailabilityZone: sub`${aws.region}a`,
        Tags: [{ Key: 'Name', Value: sub`subnet-${parameters.Suffix}` }],
      }),
    );

    expect(resource(template, 'Subnet')?.Properties).toEqual({
      VpcId: { Ref: 'Vpc' },
      CidrBlock: {
        'Fn::Select': [0, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 9, '12'] }],
      },
      AvailabilityZone: { 'Fn::Sub': '${AWS::Region}a' },
      Tags: [{ Key: 'Name', Value: { 'Fn::Sub': 'subnet-${Suffix}' } }],
    });
  });

  it('declares conditions and puts them on resources, properties and outputs', () => {
    const { template, parameters } = network();
    const isProduction = template.condition('IsProduction', equals(parameters.Suffix, 'prod'));
    const isOther = template.condition('IsOther', allOf(not(isProduction), not(isProduction)));

    template.add('Other', new ec2.VPC({ CidrBlock: ifElse(isOther, '10.1.0.0/16', noValue) }), {
      when: isOther,
    });
    template.output('Mode', { description: 'Mode', value: 'production', condition: isProduction });

    const document = toDocument(template);
    expect(document.Conditions).toEqual({
      IsProduction: { 'Fn::Equals': [{ Ref: 'Suffix' }, 'prod'] },
      IsOther: {
        'Fn::And': [
          { 'Fn::Not': [{ Condition: 'IsProduction' }] },
          { 'Fn::Not': [{ Condition: 'IsProduction' }] },
        ],
      },
    });
    expect(document.Resources.Other).toMatchObject({
      Condition: 'IsOther',
      Properties: { CidrBlock: { 'Fn::If': ['IsOther', '10.1.0.0/16', { Ref: 'AWS::NoValue' }] } },
    });
    expect(document.Outputs?.Mode?.Condition).toBe('IsProduction');
  });

  it('tags everything that can be tagged, in the form its type wants, and lets own tags win', () => {
    const template = new Template({ description: 'Tags' });
    template.tagAll({ Application: 'payments', Team: 'platform' });

    template.add('Vpc', new ec2.VPC({ Tags: [{ Key: 'Team', Value: 'network' }] }));
    template.add('Setting', new ssm.Parameter({ Type: 'String', Value: '1' }));
    template.add('Route', new ec2.Route({ RouteTableId: 'rtb-1' }));

    expect(resource(template, 'Vpc')?.Properties?.Tags).toEqual([
      { Key: 'Team', Value: 'network' },
      { Key: 'Application', Value: 'payments' },
    ]);
    expect(resource(template, 'Setting')?.Properties?.Tags).toEqual({
      Application: 'payments',
      Team: 'platform',
    });
    expect(resource(template, 'Route')?.Properties).not.toHaveProperty('Tags');
  });

  it('makes every resource that holds data destroyable', () => {
    const template = new Template({ description: 'Data' });

    template.add('Bucket', new s3.Bucket());
    template.add('Global', new rds.GlobalCluster());
    template.add('Vpc', new ec2.VPC());

    const destroyable = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };
    expect(resource(template, 'Bucket')).toMatchObject(destroyable);
    expect(resource(template, 'Global')).toMatchObject(destroyable);
    expect(resource(template, 'Vpc')).not.toHaveProperty('DeletionPolicy');
  });

  it('refuses the same logical id twice', () => {
    const { template } = network();

    expect(() => template.add('Vpc', new ec2.VPC())).toThrow('Vpc is declared twice');
  });
});

describe('sub', () => {
  it('is a plain string when it refers to nothing', () => {
    expect(sub`prefix-${'x'}-${1}`).toBe('prefix-x-1');
  });

  it('keeps text that looks like a reference as text', () => {
    const value = sub`${'${Vpc}'}-${aws.region}`;

    expect(JSON.parse(JSON.stringify(value))).toEqual({ 'Fn::Sub': '${!Vpc}-${AWS::Region}' });
  });

  it('takes other intrinsic functions as variables', () => {
    const value = sub`a-${select(0, ['x', 'y'])}-${aws.region}`;

    expect(JSON.parse(JSON.stringify(value))).toEqual({
      'Fn::Sub': ['a-${Value1}-${AWS::Region}', { Value1: { 'Fn::Select': [0, ['x', 'y']] } }],
    });
  });
});

describe('emission', () => {
  it('gives the same bytes for the same template', () => {
    expect(toYaml(toDocument(network().template))).toBe(toYaml(toDocument(network().template)));
  });

  it('sends the template without notes for linters', () => {
    const template = new Template({ description: 'Lint' });
    template.add('Vpc', new ec2.VPC(), {
      lintExceptions: [{ rule: 'CKV_AWS_1', reason: 'for the test' }],
    });
    const document = toDocument(template);

    expect(toYaml(document)).toContain('for the test');
    expect(toMinifiedJson(document)).not.toContain('for the test');
  });
});

describe('the checks before emission', () => {
  const valid: TemplateDocument = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'd',
    Parameters: { P: { Type: 'String' } },
    Conditions: { C: { 'Fn::Equals': ['a', 'b'] } },
    Resources: {
      R: { Type: 'AWS::EC2::VPC', Condition: 'C', Properties: { CidrBlock: { Ref: 'P' } } },
    },
    Outputs: { O: { Description: 'o', Value: { Ref: 'R' } } },
  };
  const check = (change: Partial<TemplateDocument>, inline = false) =>
    checkDocument({ ...valid, ...change }, new Set(['AWS::S3::Bucket']), { inline });
  const properties = (value: unknown): Partial<TemplateDocument> => ({
    Resources: { ...valid.Resources, X: { Type: 'AWS::EC2::VPC', Properties: { V: value } } },
  });

  it('let a sound template pass', () => {
    expect(check({})).toEqual([]);
  });

  it.each([
    ['a Ref', { Ref: 'Missing' }, 'Missing is neither'],
    ['a GetAtt', { 'Fn::GetAtt': ['Missing', 'Arn'] }, 'Missing.Arn is neither'],
    ['a Sub', { 'Fn::Sub': 'x-${Missing.Arn}' }, 'Missing.Arn is neither'],
    ['an If', { 'Fn::If': ['Missing', 1, 2] }, 'condition Missing'],
    ['a FindInMap', { 'Fn::FindInMap': ['Missing', 'a', 'b'] }, 'mapping Missing'],
    ['a Ref with an attribute', { Ref: 'R.Arn' }, 'use Fn::GetAtt'],
    ['null', [null], 'is null'],
  ])('find %s to nothing', (_what, value, problem) => {
    expect(check(properties(value))).toEqual([expect.stringContaining(problem)]);
  });

  it('know literals and variables in Sub', () => {
    expect(check(properties({ 'Fn::Sub': ['${!Literal}-${V}', { V: 'x' }] }))).toEqual([]);
  });

  it('find names that CloudFormation refuses', () => {
    const refused = 'a name in a template has letters and digits alone';

    const problems = check({
      Resources: { 'Global-Cluster!': { Type: 'AWS::EC2::VPC' } },
      Outputs: { Vpc_Id: { Description: 'd', Value: 'v' } },
    });

    expect(problems).toEqual([
      `Resources.Global-Cluster!: ${refused}`,
      `Outputs.Vpc_Id: ${refused}`,
    ]);
  });

  it('find conditions and dependencies that are not there', () => {
    const problems = check({
      Resources: { R: { Type: 'AWS::EC2::VPC', Condition: 'Missing', DependsOn: ['Gone'] } },
    });

    expect(problems).toEqual([
      expect.stringContaining('condition Missing'),
      expect.stringContaining('DependsOn Gone'),
    ]);
  });

  it('want both deletion policies on what holds data', () => {
    const problems = check({
      Resources: {
        R: valid.Resources.R ?? { Type: '' },
        B: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete' },
      },
    });

    expect(problems).toEqual([expect.stringContaining('Resources.B holds data')]);
  });

  it('hold an inline template to 51,200 bytes and an uploaded one to a megabyte', () => {
    const large = properties('x'.repeat(60_000));

    expect(check(large, true)).toEqual([expect.stringContaining('CloudFormation takes 51200')]);
    expect(check(large, false)).toEqual([]);
  });
});
