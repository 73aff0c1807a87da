import { Condition } from './conditions';
import { ResourceHandle } from './handle';
import type { CfnResource } from './resource';
import { type ConditionIntrinsicFunction, IntrinsicFunction, Ref, type Value } from './value';

export type ParameterType =
  | 'String'
  | 'Number'
  | 'CommaDelimitedList'
  | 'AWS::EC2::VPC::Id'
  | 'AWS::EC2::SecurityGroup::Id'
  | 'List<AWS::EC2::Subnet::Id>'
  | 'AWS::Route53::HostedZone::Id';

/** A template parameter, as CloudFormation spells it. */
export interface ParameterDefinition {
  readonly Type: ParameterType;
  readonly Description: string;
  readonly Default?: string | number;
  readonly AllowedValues?: readonly (string | number)[];
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly MinLength?: number;
  readonly MaxLength?: number;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly NoEcho?: boolean;
}

export interface OutputDefinition {
  readonly description: string;
  readonly value: Value<string>;
  readonly condition?: Condition;
}

export interface ResourceOptions {
  /** The resource exists only where this holds. */
  readonly when?: Condition;
  /** Made after these, where no property says so. */
  readonly dependsOn?: readonly ResourceHandle<string>[];
  /** Findings of cfn-lint or checkov that are right for this resource, each with its reason. */
  readonly lintExceptions?: readonly LintException[];
}

export interface LintException {
  /** `CKV_AWS_18` (checkov) or `W3045` (cfn-lint). */
  readonly rule: string;
  readonly reason: string;
}

export interface ResourceEntry {
  readonly resource: CfnResource<object, string>;
  readonly options: ResourceOptions;
}

export interface TemplateOptions {
  readonly description: string;
  /** Macro to run the template through: `AWS::Serverless-2016-10-31`. */
  readonly transform?: string;
}

type MappingEntries = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** A mapping whose keys the compiler knows. */
export interface Mapping<Top extends string, Second extends string> {
  find(top: Top | Ref, second: Second): IntrinsicFunction;
}

/**
 * A CloudFormation template under construction. Declarations return handles,
 * and handles are the only way to refer to what was declared.
 *
 * @example
 * const template = new Template({ description: 'Network' });
 * const { VpcCidr } = template.parameters({ VpcCidr: { Type: 'String', Description: 'IPv4 range' } });
 * const vpc = template.add('Vpc', new ec2.VPC({ CidrBlock: VpcCidr }));
 * template.output('VpcId', { description: 'The VPC', value: vpc.ref });
 */
export class Template {
  readonly parameterDefinitions = new Map<string, ParameterDefinition>();
  readonly mappings = new Map<string, MappingEntries>();
  readonly conditions = new Map<string, ConditionIntrinsicFunction>();
  readonly resources = new Map<string, ResourceEntry>();
  readonly outputs = new Map<string, OutputDefinition>();
  readonly tags = new Map<string, Value<string>>();

  constructor(readonly options: TemplateOptions) {}

  /** Declares parameters; each handle is a `Ref` that stands wherever a value is due. */
  parameters<Name extends string>(
    definitions: Readonly<Record<Name, ParameterDefinition>>,
  ): Readonly<Record<Name, Ref>> {
    const handles: Partial<Record<Name, Ref>> = {};
    for (const name of Object.keys(definitions) as Name[]) {
      declare(this.parameterDefinitions, name, definitions[name]);
      handles[name] = new Ref(name);
    }
    return handles as Record<Name, Ref>;
  }

  mapping<const Entries extends MappingEntries>(
    name: string,
    entries: Entries,
  ): Mapping<Extract<keyof Entries, string>, SecondKey<Entries>> {
    declare(this.mappings, name, entries);
    return { find: (top, second) => new IntrinsicFunction('Fn::FindInMap', [name, top, second]) };
  }

  condition(name: string, expression: ConditionIntrinsicFunction): Condition {
    declare(this.conditions, name, expression);
    return new Condition(name);
  }

  add<Attribute extends string>(
    id: string,
    resource: CfnResource<object, Attribute>,
    options: ResourceOptions = {},
  ): ResourceHandle<Attribute> {
    declare(this.resources, id, { resource, options });
    return new ResourceHandle(id, resource.Type);
  }

  output(name: string, definition: OutputDefinition): void {
    declare(this.outputs, name, definition);
  }

  /** Puts these tags on every resource that can carry tags. A resource's own tags win. */
  tagAll(tags: Readonly<Record<string, Value<string>>>): void {
    for (const [key, value] of Object.entries(tags)) {
      this.tags.set(key, value);
    }
  }
}

type SecondKey<Entries extends MappingEntries> = Extract<keyof Entries[keyof Entries], string>;

function declare<T>(declarations: Map<string, T>, name: string, value: T): void {
  if (declarations.has(name)) {
    throw new Error(`${name} is declared twice in one template`);
  }
  declarations.set(name, value);
}
