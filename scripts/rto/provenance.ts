/**
 * Where a figure comes from. `prior`: believed before anything was observed;
 * `deployed setting`: read from what is deployed; `measured`: observed by a
 * drill of this system.
 */
export type Provenance =
  | { readonly kind: 'prior'; readonly source: string }
  | { readonly kind: 'deployed setting'; readonly source: string }
  | { readonly kind: 'measured'; readonly source: string; readonly observations: number };
