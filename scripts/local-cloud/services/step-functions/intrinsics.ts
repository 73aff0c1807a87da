import { equalJson, isJsonObject, type Json } from './json';
import { Scanner } from './json-path/scanner';
import { StatesError } from './states-error';

type Intrinsic = (args: readonly Json[]) => Json;

/** https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html: the ones that machines here may use. */
const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  'States.Array': (args) => [...args],
  'States.ArrayContains': ([list, wanted]) => array(list).some((item) => equalJson(item, wanted)),
  'States.ArrayGetItem': ([list, index]) => {
    const item = array(list)[integer(index)];
    if (item === undefined) {
      throw failure(`The index ${String(index)} is outside of the array`);
    }
    return item;
  },
  'States.ArrayLength': ([list]) => array(list).length,
  'States.Format': ([template, ...values]) => format(text(template), values),
  'States.JsonMerge': ([one, other]) => ({ ...object(one), ...object(other) }),
  'States.JsonToString': ([value]) => JSON.stringify(value),
  'States.MathAdd': ([one, other]) => integer(one) + integer(other),
  'States.StringSplit': ([value, separators]) =>
    text(value)
      .split(new RegExp(`[${text(separators).replaceAll(/[\\\]^-]/g, '\\$&')}]`))
      .filter((part) => part !== ''),
  'States.StringToJson': ([value]) => parse(text(value)),
};

/** Evaluates `States.Format('{}', $.a)`; paths are looked up by the caller. */
export function evaluateIntrinsic(expression: string, lookUp: (path: string) => Json): Json {
  const scanner = new Scanner(expression);
  const value = evaluateCall(scanner, lookUp);
  scanner.skipSpace();
  if (!scanner.isAtEnd()) {
    throw failure(`Unexpected text after the function in ${expression}`);
  }
  return value;
}

export function isIntrinsic(expression: string): boolean {
  return expression.startsWith('States.');
}

function evaluateCall(scanner: Scanner, lookUp: (path: string) => Json): Json {
  const name = scanner.match(/States\.\w+/) ?? '';
  const intrinsic = INTRINSICS[name];
  if (intrinsic === undefined) {
    throw failure(`The local cloud doesn't model the function ${name}`);
  }
  scanner.expect('(');
  const args: Json[] = [];
  scanner.skipSpace();
  if (!scanner.take(')')) {
    do {
      args.push(evaluateArgument(scanner, lookUp));
      scanner.skipSpace();
    } while (scanner.take(','));
    scanner.expect(')');
  }
  return intrinsic(args);
}

function evaluateArgument(scanner: Scanner, lookUp: (path: string) => Json): Json {
  scanner.skipSpace();
  const literal = scanner.match(/'(?:[^'\\]|\\.)*'/);
  if (literal !== undefined) {
    // Format's own escapes, \{ and \}, are undone there.
    return literal.slice(1, -1).replaceAll(/\\(['\\])/g, '$1');
  }
  const path = scanner.match(/\$(?:\[[^\]]*\]|[^\s,)[])*/);
  if (path !== undefined) {
    return lookUp(path);
  }
  const plain = scanner.match(/-?\d+(?:\.\d+)?|true|false|null/);
  return plain === undefined ? evaluateCall(scanner, lookUp) : parse(plain);
}

function format(template: string, values: readonly Json[]): string {
  let used = 0;
  const result = template.replaceAll(/\\([{}])|\{\}/g, (_match, escaped?: string) => {
    if (escaped !== undefined) {
      return escaped;
    }
    const value = values[used];
    used += 1;
    return typeof value === 'string' ? value : JSON.stringify(value ?? null);
  });
  if (used !== values.length) {
    throw failure(`States.Format has ${used} places for ${values.length} values`);
  }
  return result;
}

function array(value: Json | undefined): readonly Json[] {
  if (!Array.isArray(value)) {
    throw failure('An argument is no array');
  }
  return value;
}

function object(value: Json | undefined): Readonly<Record<string, Json>> {
  if (!isJsonObject(value)) {
    throw failure('An argument is no object');
  }
  return value;
}

function text(value: Json | undefined): string {
  if (typeof value !== 'string') {
    throw failure('An argument is no text');
  }
  return value;
}

function integer(value: Json | undefined): number {
  if (typeof value !== 'number') {
    throw failure('An argument is no number');
  }
  return Math.round(value);
}

function parse(value: string): Json {
  try {
    return JSON.parse(value);
  } catch {
    throw failure(`'${value}' is no JSON`);
  }
}

function failure(cause: string): StatesError {
  return new StatesError('States.IntrinsicFailure', cause);
}
