import { validationError } from '../errors';

const ALPHANUMERIC = /^[A-Za-z0-9]+$/;

/** Logical names may only be letters and digits. `kind` as CloudFormation says it: `Resource`. */
export function requireAlphanumeric(kind: string, name: string): void {
  if (!ALPHANUMERIC.test(name)) {
    throw validationError(`Template format error: ${kind} name ${name} is non alphanumeric.`);
  }
}

/** CloudFormation refuses `null` anywhere in resources and outputs. */
export function refuseNulls(value: unknown, path: string): void {
  if (value === null) {
    throw validationError(`[${path}] 'null' values are not allowed in templates`);
  }
  if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      refuseNulls(inner, `${path}/${key}`);
    }
  }
}
