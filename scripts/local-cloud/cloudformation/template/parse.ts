import { validationError } from '../errors';
import { parseYaml } from './yaml';

/**
 * Reads a template body the way CloudFormation does: what starts with `{` is
 * JSON, everything else YAML.
 */
export function parseTemplateBody(body: string): unknown {
  return body.trimStart().startsWith('{') ? parseJson(body) : parseYaml(body);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    const message = error instanceof SyntaxError ? error.message : '';
    throw validationError(`Template format error: JSON not well-formed.${position(message, body)}`);
  }
}

/** Node reports the offset of some mistakes and not of others. */
function position(message: string, body: string): string {
  const offset = /at position (\d+)/.exec(message)?.[1];
  if (offset === undefined) {
    return '';
  }
  const before = body.slice(0, Number(offset)).split('\n');
  return ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
