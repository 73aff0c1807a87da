import { isRecord } from '../resources/read';

/** A template as read from YAML or JSON, before intrinsic functions are resolved. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Transform?: unknown;
  readonly Globals?: unknown;
  readonly Parameters?: unknown;
  readonly [section: string]: unknown;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: TemplateProperties;
  readonly [attribute: string]: unknown;
}

export type TemplateProperties = Readonly<Record<string, unknown>>;

/** Resources that one SAM resource becomes, by logical id, in the translator's order. */
export type Expansion = Record<string, TemplateResource>;

export function getAtt(logicalId: string, attribute: string): unknown {
  return { 'Fn::GetAtt': [logicalId, attribute] };
}

export function ref(logicalId: string): unknown {
  return { Ref: logicalId };
}

/** A one-key object that CloudFormation replaces by a value. */
export function isIntrinsic(value: unknown): boolean {
  if (!isRecord(value)) {
    return false;
  }
  const [key, ...others] = Object.keys(value);
  return (
    key !== undefined &&
    others.length === 0 &&
    (key === 'Ref' || key === 'Condition' || key.startsWith('Fn::'))
  );
}

/** The properties that are there: the translator leaves out what was not given. */
export function defined(properties: TemplateProperties): TemplateProperties {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

const PASSED_ON = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy'];
const SUPPORTED = [...PASSED_ON, 'DependsOn', 'Metadata', 'UpdatePolicy'];

/** Attributes that go from a SAM resource to everything made from it. */
export function attributesForGenerated(resource: TemplateResource): TemplateProperties {
  return pick(resource, PASSED_ON);
}

/** Attributes that go from a SAM resource to the resource of the same name. */
export function attributesForItself(resource: TemplateResource): TemplateProperties {
  return pick(resource, SUPPORTED);
}

function pick(resource: TemplateResource, names: readonly string[]): TemplateProperties {
  return defined(Object.fromEntries(names.map((name) => [name, resource[name]])));
}
