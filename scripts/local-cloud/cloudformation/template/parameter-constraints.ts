import { validationError } from '../errors';
import { elementType } from './parameter-types';
import type { ParameterDefinition } from './template';

/** Checks a parameter's value, or one element of a list, against what its definition allows. */
export function checkElement(name: string, value: string, definition: ParameterDefinition): void {
  const { allowedValues, allowedPattern, minLength, maxLength } = definition;
  if (allowedValues !== undefined && !allowedValues.includes(value)) {
    throw validationError(
      `Parameter '${name}' must be one of AllowedValues${explained(definition)}`,
    );
  }
  if (allowedPattern !== undefined && !new RegExp(`^(?:${allowedPattern})$`).test(value)) {
    throw validationError(
      definition.constraintDescription === undefined
        ? `Parameter '${name}' must match pattern ${allowedPattern}`
        : `Parameter ${name} failed to satisfy constraint: ${definition.constraintDescription}`,
    );
  }
  if (minLength !== undefined && value.length < minLength) {
    throw validationError(
      `Parameter '${name}' must contain at least ${minLength} characters${explained(definition)}`,
    );
  }
  if (maxLength !== undefined && value.length > maxLength) {
    throw validationError(
      `Parameter '${name}' must contain at most ${maxLength} characters${explained(definition)}`,
    );
  }
  if (elementType(definition.type) === 'Number') {
    checkNumber(name, value, definition);
  }
}

function explained({ constraintDescription }: ParameterDefinition): string {
  return constraintDescription === undefined ? '' : `. ${constraintDescription}`;
}

function checkNumber(name: string, value: string, definition: ParameterDefinition): void {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) {
    throw validationError(`Parameter '${name}' must be a number.`);
  }
  if (definition.minValue !== undefined && number < definition.minValue) {
    throw validationError(
      `Parameter '${name}' must be a number not less than ${definition.minValue}`,
    );
  }
  if (definition.maxValue !== undefined && number > definition.maxValue) {
    throw validationError(
      `Parameter '${name}' must be a number not greater than ${definition.maxValue}`,
    );
  }
}
