import { Select, Split } from 'cloudform-types/types/functions';
import { ResourceHandle } from './handle';
import { GetAtt, IntrinsicFunction, Ref, type Value } from './value';

export function join(delimiter: string, values: Value<Value<string>[]>): Value<string> {
  return new IntrinsicFunction('Fn::Join', [delimiter, values]);
}

export function select<T>(index: number, list: Value<Value<T>[]>): Value<T> {
  return Select(index, list);
}

export function split(delimiter: string, text: Value<string>): Value<Value<string>[]> {
  return Split(delimiter, text);
}

/** `Fn::Cidr`: `count` blocks of 2^`hostBits` addresses out of `block`. */
export function cidr(
  block: Value<string>,
  count: number,
  hostBits: number,
): Value<Value<string>[]> {
  return new IntrinsicFunction('Fn::Cidr', [block, count, String(hostBits)]);
}

/** What can stand in a {@link sub} text. */
export type Embeddable = string | number | Value<string> | ResourceHandle<string>;

/**
 * `Fn::Sub` as a tagged template: sub`arn:${aws.partition}:s3:::${bucket}`.
 * References are handles, so what they name exists; a text that looks like a
 * reference stays text; without any reference the result is a plain string.
 */
export function sub(text: TemplateStringsArray, ...values: Embeddable[]): Value<string> {
  const variables: Record<string, IntrinsicFunction> = {};
  let template = escapeSub(text[0] ?? '');
  let hasReference = false;
  values.forEach((value, index) => {
    if (typeof value === 'string' || typeof value === 'number') {
      template += escapeSub(String(value));
    } else {
      hasReference = true;
      template += `\${${variableName(value, variables)}}`;
    }
    template += escapeSub(text[index + 1] ?? '');
  });
  if (!hasReference) {
    return template.replaceAll('${!', '${');
  }
  return new IntrinsicFunction(
    'Fn::Sub',
    Object.keys(variables).length === 0 ? template : [template, variables],
  );
}

function variableName(
  value: IntrinsicFunction | ResourceHandle<string>,
  variables: Record<string, IntrinsicFunction>,
): string {
  if (value instanceof ResourceHandle) {
    return value.id;
  }
  if (value instanceof Ref) {
    return value.logicalId;
  }
  if (value instanceof GetAtt) {
    return `${value.logicalId}.${value.attribute}`;
  }
  // The same function again is the same variable.
  const same = JSON.stringify(value);
  const known = Object.keys(variables).find((name) => JSON.stringify(variables[name]) === same);
  const name = known ?? `Value${Object.keys(variables).length + 1}`;
  variables[name] = value;
  return name;
}

function escapeSub(literal: string): string {
  return literal.replaceAll('${', '${!');
}
