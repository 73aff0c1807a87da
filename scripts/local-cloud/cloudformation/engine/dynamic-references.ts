import { secretString } from '../../resources/secret-value';
import { validationError } from '../errors';
import { isList, isObject } from '../template/json';
import type { World } from './world';

const REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^}]+)\}\}/g;

/**
 * Puts the values of SSM parameters and secrets where `{{resolve:…}}` asks for
 * them. Done last, for the service alone:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
 */
export function resolveDynamicReferences(world: World, region: string, value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(REFERENCE, (_, service: string, reference: string) =>
      service === 'secretsmanager'
        ? secretValue(world, region, reference)
        : ssmValue(world, region, reference),
    );
  }
  if (isList(value)) {
    return value.map((item) => resolveDynamicReferences(world, region, item));
  }
  return isObject(value) ? resolveMembers(world, region, value) : value;
}

export function resolveMembers(
  world: World,
  region: string,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      resolveDynamicReferences(world, region, inner),
    ]),
  );
}

/** Name of an SSM parameter, with an optional version after a colon. */
function ssmValue(world: World, region: string, reference: string): string {
  const [name = ''] = reference.split(':');
  const value = ssmParameterValue(world, region, name);
  if (value === undefined) {
    throw validationError(
      `Parameters: [${name}] from dynamic references could not be found in the parameter store`,
    );
  }
  return value;
}

export function ssmParameterValue(world: World, region: string, name: string): string | undefined {
  const parameter = world.configuration.resources.findResource(
    { state: world.state, region },
    'AWS::SSM::Parameter',
    name,
  );
  const value = parameter?.properties.Value;
  return typeof value === 'string' ? value : undefined;
}

/** `<id or ARN>:SecretString:<json key>:<stage>:<version>`; everything after the id is optional. */
function secretValue(world: World, region: string, reference: string): string {
  const { id, jsonKey } = parseSecretReference(reference);
  const text = secretString({ state: world.state, region }, id);
  if (text === undefined) {
    throw validationError("Secrets Manager can't find the specified secret.");
  }
  if (jsonKey === undefined) {
    return text;
  }
  const value = parseObject(text)[jsonKey];
  if (value === undefined) {
    throw validationError('Could not find a value associated with JSONKey in SecretString');
  }
  return String(value);
}

function parseSecretReference(reference: string): { id: string; jsonKey: string | undefined } {
  const arn = /^(arn:[^:]+:secretsmanager:[^:]+:[^:]+:secret:[^:]+)(?::(.*))?$/.exec(reference);
  const [first = '', ...others] = reference.split(':');
  const id = arn?.[1] ?? first;
  const [, jsonKey] = arn === null ? others : (arn[2] ?? '').split(':');
  return { id, jsonKey: jsonKey === '' ? undefined : jsonKey };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    throw validationError('Could not parse SecretString JSON');
  }
}
