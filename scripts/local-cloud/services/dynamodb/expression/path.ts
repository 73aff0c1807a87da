import type { AttributeValue, Item } from '../attribute-value';
import type { Substitutions } from './names';
import type { Tokens } from './tokens';

/** `phases.#phase`, `list[0]`: names and indexes from the item inwards. */
export type DocumentPath = readonly (string | number)[];

export function parsePath(tokens: Tokens, substitutions: Substitutions): DocumentPath {
  const path: (string | number)[] = [substitutions.name(tokens.next(), tokens)];
  for (;;) {
    if (tokens.take('.')) {
      path.push(substitutions.name(tokens.next(), tokens));
    } else if (tokens.take('[')) {
      path.push(Number(tokens.next()));
      tokens.expect(']');
    } else {
      return path;
    }
  }
}

export function valueAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  return path.reduce<AttributeValue | undefined>(
    (value, step) => {
      if (value === undefined) {
        return undefined;
      }
      if (typeof step === 'number') {
        return 'L' in value ? value.L[step] : undefined;
      }
      return 'M' in value ? value.M[step] : undefined;
    },
    { M: item },
  );
}

/** The item with another value at a path, or without one. `undefined` where the path leads nowhere. */
export function withValueAt(
  item: Item,
  path: DocumentPath,
  value: AttributeValue | undefined,
): Item | undefined {
  const changed = change({ M: item }, path, value);
  return changed !== undefined && 'M' in changed ? changed.M : undefined;
}

function change(
  container: AttributeValue | undefined,
  [step, ...rest]: DocumentPath,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  if (container === undefined || step === undefined) {
    return undefined;
  }
  if (typeof step === 'number') {
    return 'L' in container ? changeElement(container.L, step, rest, value) : undefined;
  }
  return 'M' in container ? changeMember(container.M, step, rest, value) : undefined;
}

function changeMember(
  map: Item,
  name: string,
  rest: DocumentPath,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  const { [name]: before, ...others } = map;
  const after = rest.length === 0 ? value : change(before, rest, value);
  if (after === undefined) {
    return rest.length === 0 ? { M: others } : undefined;
  }
  return { M: { ...map, [name]: after } };
}

/** Beyond the end of a list a value is appended, wherever the index points. */
function changeElement(
  list: readonly AttributeValue[],
  index: number,
  rest: DocumentPath,
  value: AttributeValue | undefined,
): AttributeValue | undefined {
  const after = rest.length === 0 ? value : change(list[index], rest, value);
  if (after === undefined) {
    return rest.length === 0 ? { L: list.filter((_, at) => at !== index) } : undefined;
  }
  return { L: index < list.length ? list.with(index, after) : [...list, after] };
}
