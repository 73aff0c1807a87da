import type { ResourceDocument, TemplateDocument } from './document';

/** Values of parameters and pseudo parameters; lists as comma-separated text, as CloudFormation takes them. */
export type ParameterValues = Readonly<Record<string, string>>;

/** What `Ref` (no attribute) or `GetAtt` of a resource gives; undefined leaves it as it is. */
export type ResolveReference = (id: string, attribute?: string) => string | undefined;

const NO_VALUE = Symbol('AWS::NoValue');

/**
 * What CloudFormation makes of a template with these parameters: conditional
 * resources and properties that don't hold are gone, parameters stand as values,
 * and `Select`, `Split`, `Join`, `Cidr`, `FindInMap` and `Sub` are worked out as far as they
 * depend on parameters alone. References to resources stay as they are, unless
 * `reference` has a value for them.
 */
export function resolve(
  document: TemplateDocument,
  values: ParameterValues,
  reference: ResolveReference = () => undefined,
): TemplateDocument {
  const parameters = new Map<string, string | string[]>(Object.entries(values));
  for (const [name, { Type, Default }] of Object.entries(document.Parameters ?? {})) {
    const value = values[name] ?? (Default === undefined ? undefined : String(Default));
    if (value !== undefined) {
      const isList = Type === 'CommaDelimitedList' || String(Type).startsWith('List<');
      parameters.set(name, isList ? value.split(',') : value);
    }
  }
  const resolver = new Resolver(
    document.Conditions ?? {},
    document.Mappings ?? {},
    parameters,
    reference,
  );
  const existing = Object.entries(document.Resources).filter(
    ([, { Condition }]) => Condition === undefined || resolver.holds({ Condition }),
  );
  return {
    ...document,
    Resources: Object.fromEntries(
      existing.map(([id, resource]) => [id, resolver.value(resource) as ResourceDocument]),
    ),
    ...(document.Outputs && {
      Outputs: resolver.value(document.Outputs) as NonNullable<TemplateDocument['Outputs']>,
    }),
  };
}

/** Properties of every resource of a type, by logical id. */
export function resourcesOfType(
  document: TemplateDocument,
  type: string,
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  return new Map(
    Object.entries(document.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, resource]) => [id, resource.Properties ?? {}]),
  );
}

/** Properties of one resource. */
export function propertiesOf(
  document: TemplateDocument,
  id: string,
): Readonly<Record<string, unknown>> {
  const resource = document.Resources[id];
  if (resource === undefined) {
    throw new Error(`${id} is not among ${Object.keys(document.Resources).join(', ')}`);
  }
  return resource.Properties ?? {};
}

class Resolver {
  readonly #conditions: Readonly<Record<string, unknown>>;
  readonly #mappings: Readonly<Record<string, unknown>>;
  readonly #parameters: ReadonlyMap<string, string | readonly string[]>;
  readonly #reference: ResolveReference;

  constructor(
    conditions: Readonly<Record<string, unknown>>,
    mappings: Readonly<Record<string, unknown>>,
    parameters: ReadonlyMap<string, string | readonly string[]>,
    reference: ResolveReference,
  ) {
    this.#conditions = conditions;
    this.#mappings = mappings;
    this.#parameters = parameters;
    this.#reference = reference;
  }

  holds(expression: unknown): boolean {
    const [name, operand] = intrinsic(expression) ?? ['', undefined];
    const operands = Array.isArray(operand) ? operand : [];
    switch (name) {
      case 'Condition':
        return this.holds(this.#conditions[String(operand)]);
      case 'Fn::Equals':
        return this.value(operands[0]) === this.value(operands[1]);
      case 'Fn::Not':
        return !this.holds(operands[0]);
      case 'Fn::And':
        return operands.every((each) => this.holds(each));
      case 'Fn::Or':
        return operands.some((each) => this.holds(each));
      default:
        throw new Error(`not a condition: ${JSON.stringify(expression)}`);
    }
  }

  value(node: unknown): unknown {
    if (Array.isArray(node)) {
      return node.map((each) => this.value(each)).filter((each) => each !== NO_VALUE);
    }
    if (typeof node !== 'object' || node === null) {
      return node;
    }
    const call = intrinsic(node);
    if (call !== undefined) {
      return this.#call(...call);
    }
    return Object.fromEntries(
      Object.entries(node)
        .map(([key, each]) => [key, this.value(each)] as const)
        .filter(([, each]) => each !== NO_VALUE),
    );
  }

  #call(name: string, operand: unknown): unknown {
    if (name === 'Ref') {
      return operand === 'AWS::NoValue'
        ? NO_VALUE
        : (this.#parameters.get(String(operand)) ??
            this.#reference(String(operand)) ?? { Ref: operand });
    }
    if (name === 'Fn::GetAtt' && Array.isArray(operand)) {
      const [id, ...attribute] = operand.map(String);
      return this.#reference(id ?? '', attribute.join('.')) ?? { [name]: operand };
    }
    if (name === 'Condition') {
      return { Condition: operand };
    }
    if (name === 'Fn::If' && Array.isArray(operand)) {
      const [condition, whenTrue, whenFalse] = operand;
      return this.value(this.holds({ Condition: condition }) ? whenTrue : whenFalse);
    }
    if (name === 'Fn::Sub') {
      return this.#substitute(operand);
    }
    const resolved = this.value(operand);
    if (name === 'Fn::FindInMap' && Array.isArray(resolved)) {
      return resolved.reduce((map, key) => map[key], this.#mappings);
    }
    return (Array.isArray(resolved) ? workOut(name, resolved) : undefined) ?? { [name]: resolved };
  }

  #substitute(operand: unknown): unknown {
    const [text, variables]: unknown[] = Array.isArray(operand) ? operand : [operand, {}];
    const own = new Map(Object.entries(this.value(variables) as object));
    const left = new Map<string, unknown>();
    const replaced = String(text).replace(/\$\{([^!}][^}]*)\}/g, (reference, name: string) => {
      const value: unknown = own.get(name) ?? this.#parameters.get(name) ?? this.#substituted(name);
      if (typeof value === 'string') {
        return value;
      }
      if (own.has(name)) {
        left.set(name, own.get(name));
      }
      return reference;
    });
    if (left.size > 0) {
      return { 'Fn::Sub': [replaced, Object.fromEntries(left)] };
    }
    return /\$\{[^!}]/.test(replaced) ? { 'Fn::Sub': replaced } : replaced;
  }

  /** `${Resource}` or `${Resource.Attribute}`; `${Function.Alias}` is a Ref that SAM makes. */
  #substituted(name: string): string | undefined {
    const dot = name.indexOf('.');
    return dot === -1
      ? this.#reference(name)
      : this.#reference(name.slice(0, dot), name.slice(dot + 1));
  }
}

/** Name and operand of an intrinsic function; undefined for a plain object. */
function intrinsic(node: unknown): [name: string, operand: unknown] | undefined {
  const [entry, ...others] = typeof node === 'object' && node !== null ? Object.entries(node) : [];
  const isCall =
    entry !== undefined &&
    others.length === 0 &&
    (entry[0] === 'Ref' || entry[0].startsWith('Fn::') || isConditionReference(entry));
  return isCall ? entry : undefined;
}

/** `{ Condition: 'Name' }`; a policy statement's `Condition` holds an object. */
function isConditionReference([key, operand]: [string, unknown]): boolean {
  return key === 'Condition' && typeof operand === 'string';
}

/** Undefined where an operand still refers to a resource. */
function workOut(name: string, operands: readonly unknown[]): unknown {
  const [first, second, third] = operands;
  switch (name) {
    case 'Fn::Select':
      return Array.isArray(second) ? second[Number(first)] : undefined;
    case 'Fn::Join':
      return Array.isArray(second) && second.every((each) => typeof each === 'string')
        ? second.join(String(first))
        : undefined;
    case 'Fn::Split':
      return typeof second === 'string' ? second.split(String(first)) : undefined;
    case 'Fn::Cidr':
      return typeof first === 'string'
        ? cidrBlocks(first, Number(second), Number(third))
        : undefined;
    default:
      return undefined;
  }
}

/** The first `count` blocks of 2^`hostBits` addresses: 10.0.0.0/16 → 10.0.0.0/20, 10.0.16.0/20, … */
function cidrBlocks(block: string, count: number, hostBits: number): string[] {
  const start = cidrRange(block).first;
  return Array.from({ length: count }, (_, index) => {
    const address = start + index * 2 ** hostBits;
    const bytes = [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256);
    return `${bytes.join('.')}/${32 - hostBits}`;
  });
}

/** First and last address of an IPv4 block, as numbers. */
export function cidrRange(block: string): { readonly first: number; readonly last: number } {
  const [address = '', prefixLength = '32'] = block.split('/');
  const first = address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  return { first, last: first + 2 ** (32 - Number(prefixLength)) - 1 };
}
