import { isJsonObject, type Json } from '../json';
import { StatesError } from '../states-error';
import { parsePath } from './parse';

/** A state's input with a result at a reference path; `$` is the result alone. */
export function placeAt(reference: string, input: Json, result: Json): Json {
  const names = parsePath(reference).map((segment) => {
    const [name, ...others] = segment.kind === 'name' ? segment.names : [];
    if (name === undefined || others.length > 0) {
      throw failure(reference, 'only names can stand in it');
    }
    return name;
  });
  return place(names, input, result, reference);
}

function place(names: readonly string[], into: Json, result: Json, reference: string): Json {
  const [name, ...rest] = names;
  if (name === undefined) {
    return result;
  }
  if (!isJsonObject(into)) {
    throw failure(reference, 'the input is no object there');
  }
  return { ...into, [name]: place(rest, into[name] ?? {}, result, reference) };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html: States.ResultPathMatchFailure. */
function failure(reference: string, reason: string): StatesError {
  return new StatesError(
    'States.ResultPathMatchFailure',
    `Unable to apply step output to ResultPath '${reference}': ${reason}`,
  );
}
