import type { Properties } from '../resource-model';
import type { LocalCloudState } from '../state';
import { mixedId } from './identifiers';
import { flag, number, record, text } from './read';
import { type Place, resourcesOfType } from './store';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
const DEFAULT_PASSWORD_LENGTH = 32;
const DIGEST_BYTES = 64;

/** What a new secret holds: the string given, or one generated as the properties ask. */
export function newSecretString(state: LocalCloudState, properties: Properties): string {
  const given = text(properties, 'SecretString');
  if (given !== undefined) {
    return given;
  }
  const generate = record(properties, 'GenerateSecretString');
  const password = randomPassword(state, generate);
  const template = text(generate, 'SecretStringTemplate');
  const key = text(generate, 'GenerateStringKey');
  return template === undefined || key === undefined
    ? password
    : JSON.stringify({ ...JSON.parse(template), [key]: password });
}

/** Letters and digits only, whatever else may be asked for: the value guards nothing here. */
function randomPassword(state: LocalCloudState, generate: Properties): string {
  const length = number(generate, 'PasswordLength') ?? DEFAULT_PASSWORD_LENGTH;
  const excluded = new Set([
    ...(text(generate, 'ExcludeCharacters') ?? ''),
    ...(flag(generate, 'ExcludeNumbers') ? '0123456789' : ''),
    ...(flag(generate, 'ExcludeLowercase') ? 'abcdefghijklmnopqrstuvwxyz' : ''),
    ...(flag(generate, 'ExcludeUppercase') ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : ''),
  ]);
  let password = '';
  while (password.length < length) {
    password += [...mixedId(state, DIGEST_BYTES)]
      .filter((character) => !excluded.has(character))
      .join('');
  }
  return password.slice(0, length);
}

/**
 * The current value of a secret of this region, primary or replica, by name or
 * ARN: what `{{resolve:secretsmanager:…}}` reads. `undefined` when there is none.
 */
export function secretString(place: Place, nameOrArn: string): string | undefined {
  const secret = resourcesOfType(place, 'AWS::SecretsManager::Secret').find(
    (candidate) => candidate.physicalId === nameOrArn || candidate.data?.name === nameOrArn,
  );
  const value = secret?.data?.secretString;
  return typeof value === 'string' ? value : undefined;
}
