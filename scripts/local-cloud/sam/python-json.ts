import { isRecord } from '../resources/read';

/**
 * JSON as Python's `json.dumps(…, sort_keys=True)` writes it: the translator
 * hashes this text into logical ids, so it must be the same to the byte.
 */
export function pythonJson(value: unknown, indent = 0): string {
  return escapeNonAscii(JSON.stringify(sortKeys(value), undefined, indent));
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortKeys);
  }
  if (!isRecord(value)) {
    return value;
  }
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    sortKeys(item),
  ]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function escapeNonAscii(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
