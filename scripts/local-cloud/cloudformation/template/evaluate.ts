import { validationError } from '../errors';
import { availabilityZones } from './availability-zones';
import { cidrBlocks } from './cidr';
import { asIntrinsic, isList, isObject } from './json';
import { attributeParts, ifArguments, subArguments } from './references';
import { isUnknown, KNOWN_AFTER_APPLY, NO_VALUE, type Scope } from './scope';
import { parseSub } from './sub';
import { joinValues, scalarText, selectValue, splitText } from './text-functions';
import { splitAttribute } from './yaml';

/** Resolves the intrinsics of a value. `AWS::NoValue` at the top gives `undefined`. */
export function evaluate(value: unknown, scope: Scope): unknown {
  const result = resolve(value, scope);
  return result === NO_VALUE ? undefined : result;
}

/** Resolves an object's members; those that are `AWS::NoValue` are left out. */
export function evaluateProperties(
  properties: Readonly<Record<string, unknown>>,
  scope: Scope,
): Readonly<Record<string, unknown>> {
  return resolveMembers(properties, scope);
}

function resolve(value: unknown, scope: Scope): unknown {
  const intrinsic = asIntrinsic(value);
  if (intrinsic !== undefined) {
    const [name, argument] = intrinsic;
    const evaluator = EVALUATORS[name];
    if (evaluator !== undefined) {
      return evaluator(argument, scope);
    }
    if (name !== 'Condition') {
      throw validationError(
        `Template error: encountered unsupported function: ${name} Supported functions are: [${Object.keys(EVALUATORS).join(', ')}]`,
      );
    }
  }
  if (isList(value)) {
    return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  }
  return isObject(value) ? resolveMembers(value, scope) : value;
}

function resolveMembers(
  value: Readonly<Record<string, unknown>>,
  scope: Scope,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, resolve(inner, scope)])
      .filter(([, inner]) => inner !== NO_VALUE),
  );
}

type Evaluator = (argument: unknown, scope: Scope) => unknown;

const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  Ref: (argument, scope) => resolveRef(String(argument), scope),
  'Fn::GetAtt': resolveAttribute,
  'Fn::Sub': resolveSub,
  'Fn::Join': (argument, scope) => joinValues(resolve(argument, scope)),
  'Fn::Select': (argument, scope) => selectValue(resolve(argument, scope)),
  'Fn::Split': (argument, scope) => splitText(resolve(argument, scope)),
  'Fn::FindInMap': resolveMapping,
  'Fn::If': resolveIf,
  'Fn::Base64': (argument, scope) => {
    const text = resolve(argument, scope);
    return isUnknown(text) ? text : Buffer.from(scalarText(text)).toString('base64');
  },
  'Fn::GetAZs': (argument, scope) => {
    const region = resolve(argument, scope);
    return availabilityZones(region === '' ? scope.region : String(region));
  },
  'Fn::Cidr': (argument, scope) => cidrBlocks(resolve(argument, scope)),
  'Fn::ImportValue': (argument, scope) => {
    const name = resolve(argument, scope);
    return isUnknown(name) ? name : scope.importValue(scalarText(name));
  },
  'Fn::Length': (argument, scope) => {
    const list = resolve(argument, scope);
    return isList(list) ? list.length : KNOWN_AFTER_APPLY;
  },
  'Fn::ToJsonString': (argument, scope) => JSON.stringify(resolve(argument, scope)),
};

function resolveRef(name: string, scope: Scope): unknown {
  if (name === 'AWS::NoValue') {
    return NO_VALUE;
  }
  return name in scope.values ? scope.values[name] : scope.resources.ref(name);
}

function resolveAttribute(argument: unknown, scope: Scope): unknown {
  const [logicalId, attribute] = attributeParts(argument);
  return scope.resources.attribute(logicalId, scalarText(resolve(attribute, scope)));
}

function resolveSub(argument: unknown, scope: Scope): unknown {
  const [template, variables] = subArguments(argument);
  const texts: string[] = [];
  for (const part of parseSub(template)) {
    const value = 'text' in part ? part.text : resolveVariable(part.variable, variables, scope);
    if (isUnknown(value)) {
      return KNOWN_AFTER_APPLY;
    }
    if (isList(value) || isObject(value)) {
      throw validationError(
        `Template error: variable ${'variable' in part ? part.variable : ''} in Fn::Sub expression does not resolve to a string`,
      );
    }
    texts.push(scalarText(value));
  }
  return texts.join('');
}

function resolveVariable(
  name: string,
  variables: Readonly<Record<string, unknown>>,
  scope: Scope,
): unknown {
  if (name in variables) {
    return resolve(variables[name], scope);
  }
  const [logicalId = '', attribute] = splitAttribute(name);
  return attribute === undefined
    ? resolveRef(logicalId, scope)
    : scope.resources.attribute(logicalId, attribute);
}

function resolveMapping(argument: unknown, scope: Scope): unknown {
  const keys = resolve(argument, scope);
  if (!isList(keys) || keys.length !== 3) {
    throw validationError(
      'Template error: Fn::FindInMap requires a list argument with three elements: a map name, a top level key and a second level key',
    );
  }
  const [map, top, second] = keys.map(scalarText);
  const value = scope.template.mappings[map ?? '']?.[top ?? '']?.[second ?? ''];
  if (value === undefined) {
    throw validationError(`Template error: Unable to get mapping for ${map}::${top}::${second}`);
  }
  return value;
}

function resolveIf(argument: unknown, scope: Scope): unknown {
  const [name, whenTrue, whenFalse] = ifArguments(argument);
  const condition = scope.conditions[name];
  if (condition === undefined) {
    throw validationError(`Template error: unresolved condition dependency ${name} in Fn::If`);
  }
  return resolve(condition ? whenTrue : whenFalse, scope);
}
