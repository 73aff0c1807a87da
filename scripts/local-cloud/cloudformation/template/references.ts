import { assertNever } from '../../../engine/errors';
import { validationError } from '../errors';
import { asIntrinsic, isList, isObject } from './json';
import { parseSub } from './sub';
import { splitAttribute } from './yaml';

/** Something a template value points to. */
export type Reference =
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'attribute'; readonly logicalId: string; readonly attribute: string }
  | { readonly kind: 'condition'; readonly name: string; readonly within: string };

/** The resource or parameter that a reference names; `undefined` for a condition. */
export function referencedName(reference: Reference): string | undefined {
  switch (reference.kind) {
    case 'ref':
      return reference.name;
    case 'attribute':
      return reference.logicalId;
    case 'condition':
      return undefined;
    default:
      return assertNever(reference);
  }
}

/**
 * Every reference in a value. With conditions given, only the branches of
 * `Fn::If` that are taken; without, all of them.
 */
export function referencesIn(
  value: unknown,
  conditions?: Readonly<Record<string, boolean>>,
): readonly Reference[] {
  const found: Reference[] = [];
  collect(value, conditions, found);
  return found;
}

function collect(
  value: unknown,
  conditions: Readonly<Record<string, boolean>> | undefined,
  found: Reference[],
): void {
  const intrinsic = asIntrinsic(value);
  if (intrinsic === undefined) {
    for (const inner of isList(value) || isObject(value) ? Object.values(value) : []) {
      collect(inner, conditions, found);
    }
    return;
  }
  const [name, argument] = intrinsic;
  switch (name) {
    case 'Ref':
      found.push({ kind: 'ref', name: String(argument) });
      return;
    case 'Condition':
      // As a value, `Condition` is an ordinary key: an IAM statement with nothing else.
      if (typeof argument === 'string') {
        found.push({ kind: 'condition', name: argument, within: 'Condition' });
        return;
      }
      break;
    case 'Fn::GetAtt':
      collectAttribute(argument, conditions, found);
      return;
    case 'Fn::Sub':
      collectSub(argument, conditions, found);
      return;
    case 'Fn::If':
      collectIf(argument, conditions, found);
      return;
    default:
      break;
  }
  collect(argument, conditions, found);
}

function collectAttribute(
  argument: unknown,
  conditions: Readonly<Record<string, boolean>> | undefined,
  found: Reference[],
): void {
  const [logicalId, attribute] = attributeParts(argument);
  if (typeof attribute === 'string') {
    found.push({ kind: 'attribute', logicalId, attribute });
    return;
  }
  // The attribute may be a Ref to a parameter; the resource it belongs to is a dependency all the same.
  found.push({ kind: 'ref', name: logicalId });
  collect(attribute, conditions, found);
}

/** Both forms of `Fn::GetAtt`: a list of two, or `Resource.Attribute`. */
export function attributeParts(
  argument: unknown,
): readonly [logicalId: string, attribute: unknown] {
  const parts: unknown = typeof argument === 'string' ? splitAttribute(argument) : argument;
  if (isList(parts) && parts.length === 2) {
    const [logicalId, attribute] = parts;
    if (typeof logicalId === 'string' && logicalId !== '' && attribute !== '') {
      return [logicalId, attribute];
    }
  }
  throw validationError(
    'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  );
}

function collectSub(
  argument: unknown,
  conditions: Readonly<Record<string, boolean>> | undefined,
  found: Reference[],
): void {
  const [template, variables] = subArguments(argument);
  for (const part of parseSub(template)) {
    if ('text' in part || part.variable in variables) {
      continue;
    }
    const [name = '', attribute] = splitAttribute(part.variable);
    found.push(
      attribute === undefined
        ? { kind: 'ref', name }
        : { kind: 'attribute', logicalId: name, attribute },
    );
  }
  collect(variables, conditions, found);
}

/** Both forms of `Fn::Sub`: a string, or a string with a map of variables. */
export function subArguments(
  argument: unknown,
): readonly [template: string, variables: Readonly<Record<string, unknown>>] {
  if (typeof argument === 'string') {
    return [argument, {}];
  }
  if (isList(argument) && argument.length === 2) {
    const [template, variables] = argument;
    if (typeof template === 'string' && isObject(variables)) {
      return [template, variables];
    }
  }
  throw validationError(
    "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  );
}

function collectIf(
  argument: unknown,
  conditions: Readonly<Record<string, boolean>> | undefined,
  found: Reference[],
): void {
  const [name, whenTrue, whenFalse] = ifArguments(argument);
  found.push({ kind: 'condition', name, within: 'Fn::If' });
  const state = conditions?.[name];
  if (state !== false) {
    collect(whenTrue, conditions, found);
  }
  if (state !== true) {
    collect(whenFalse, conditions, found);
  }
}

export function ifArguments(
  argument: unknown,
): readonly [condition: string, whenTrue: unknown, whenFalse: unknown] {
  if (isList(argument) && argument.length === 3 && typeof argument[0] === 'string') {
    return [argument[0], argument[1], argument[2]];
  }
  throw validationError(
    'Template error: Fn::If requires a list argument with three elements: a condition name, a value if true and a value if false',
  );
}
