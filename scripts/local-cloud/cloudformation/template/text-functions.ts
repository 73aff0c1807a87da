import { validationError } from '../errors';
import { isList } from './json';
import { isUnknown, KNOWN_AFTER_APPLY } from './scope';

/** Text of a scalar, as CloudFormation writes numbers and booleans into strings. */
export function scalarText(value: unknown): string {
  if (value === undefined || value === null || typeof value === 'object') {
    throw validationError(`Template error: expected a string, got ${describeValue(value)}`);
  }
  return String(value);
}

function describeValue(value: object | null | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

export function joinValues(argument: unknown): unknown {
  if (isList(argument) && argument.length === 2) {
    const [delimiter, values] = argument;
    if (isUnknown(values)) {
      return KNOWN_AFTER_APPLY;
    }
    if (typeof delimiter === 'string' && isList(values)) {
      return values.some(isUnknown) ? KNOWN_AFTER_APPLY : values.map(scalarText).join(delimiter);
    }
  }
  throw validationError(
    'Template error: every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.',
  );
}

export function selectValue(argument: unknown): unknown {
  if (isList(argument) && argument.length === 2) {
    const [index, values] = argument;
    if (isUnknown(values) || isUnknown(index)) {
      return KNOWN_AFTER_APPLY;
    }
    if (/^\d+$/.test(String(index)) && isList(values)) {
      const value = values[Number(index)];
      if (value === undefined) {
        throw validationError(
          `Template error: Fn::Select cannot select nonexistent value at index ${String(index)}`,
        );
      }
      return value;
    }
  }
  throw validationError(
    'Template error: Fn::Select requires a list argument with two elements: an integer index and a list',
  );
}

export function splitText(argument: unknown): unknown {
  if (isList(argument) && argument.length === 2) {
    const [delimiter, text] = argument;
    if (isUnknown(text)) {
      return KNOWN_AFTER_APPLY;
    }
    if (typeof delimiter === 'string' && delimiter !== '' && typeof text === 'string') {
      return text.split(delimiter);
    }
  }
  throw validationError(
    'Template error: every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string to be split or a function that returns a string to be split.',
  );
}
