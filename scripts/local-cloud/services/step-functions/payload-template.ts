import { evaluateIntrinsic, isIntrinsic } from './intrinsics';
import { isJsonObject, type Json } from './json';
import { findByPath } from './json-path/evaluate';
import { runtimeError } from './states-error';

/** What paths look at: the input at hand, and the context object behind `$$`. */
export interface PathScope {
  readonly input: Json;
  readonly contextObject: Json;
}

/** The value at a path. That there is none is an error that can't be caught. */
export function valueAtPath(path: string, scope: PathScope): Json {
  const found = findAtPath(path, scope);
  if (found === undefined) {
    throw runtimeError(
      `The JSONPath '${path}' could not be found in the input '${JSON.stringify(scope.input)}'`,
    );
  }
  return found;
}

export function findAtPath(path: string, { input, contextObject }: PathScope): Json | undefined {
  return path.startsWith('$$') ? findByPath(path.slice(1), contextObject) : findByPath(path, input);
}

/** Fills `Parameters` or `ResultSelector`: members whose name ends in `.$` are paths or functions. */
export function fillTemplate(template: Json, scope: PathScope): Json {
  if (Array.isArray(template)) {
    return template.map((item) => fillTemplate(item, scope));
  }
  if (!isJsonObject(template)) {
    return template;
  }
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith('.$') && typeof value === 'string'
        ? [name.slice(0, -2), evaluate(value, scope)]
        : [name, fillTemplate(value, scope)],
    ),
  );
}

function evaluate(expression: string, scope: PathScope): Json {
  const lookUp = (path: string): Json => valueAtPath(path, scope);
  return isIntrinsic(expression) ? evaluateIntrinsic(expression, lookUp) : lookUp(expression);
}
