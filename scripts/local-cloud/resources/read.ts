import type { Properties } from '../resource-model';

/** Typed reading of resolved properties; CloudFormation accepts strings for numbers and booleans and the other way round. */

export function text(properties: Properties, name: string): string | undefined {
  return asText(properties[name]);
}

export function asText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}

export function flag(properties: Properties, name: string): boolean {
  return properties[name] === true || properties[name] === 'true';
}

export function number(properties: Properties, name: string): number | undefined {
  const value = text(properties, name);
  return value === undefined || value === '' || Number.isNaN(Number(value))
    ? undefined
    : Number(value);
}

export function list(properties: Properties, name: string): readonly unknown[] {
  const value = properties[name];
  return Array.isArray(value) ? value : [];
}

export function texts(properties: Properties, name: string): string[] {
  return list(properties, name).flatMap((item) => asText(item) ?? []);
}

/** A nested object; empty where there is none. */
export function record(properties: Properties, name: string): Properties {
  const value = properties[name];
  return isRecord(value) ? value : {};
}

/** The objects of a list. */
export function records(properties: Properties, name: string): Properties[] {
  return list(properties, name).filter(isRecord);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
