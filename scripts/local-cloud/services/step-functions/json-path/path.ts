import type { Filter } from './filter';

/** One step of a path. */
export type Segment =
  | { readonly kind: 'name'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'all' }
  | { readonly kind: 'descendants' }
  | { readonly kind: 'filter'; readonly filter: Filter };

export type Path = readonly Segment[];

/**
 * Whether a path can lead to one place only. Such a path must find something;
 * any other finds a list, which may be empty. (So it is in Jayway's JsonPath,
 * whose dialect Step Functions speaks: https://github.com/json-path/JsonPath#what-is-returned-when)
 */
export function isDefinite(path: Path): boolean {
  return path.every(
    (segment) =>
      (segment.kind === 'name' && segment.names.length === 1) ||
      (segment.kind === 'index' && segment.indexes.length === 1),
  );
}
