import type { Path } from './path';

/** What is inside `[?( … )]`. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly kind: 'not'; readonly filter: Filter }
  | { readonly kind: 'exists'; readonly operand: PathOperand }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Operand;
      readonly right: Operand;
    };

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

export type Operand =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | PathOperand;

/** `@.a` from the element that is looked at, `$.a` from the root. */
export interface PathOperand {
  readonly kind: 'path';
  readonly from: 'element' | 'root';
  readonly path: Path;
}
