import type { MutantKind } from '../mutant';
import type { SourceFile, Visit } from './parse';

/** A piece of the text, and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing that can be made wrong. */
export interface Finding {
  readonly kind: MutantKind;
  /** The change in a few words: `never holds`. Part of the mutant's id. */
  readonly how: string;
  readonly edit: Edit;
}

/** Finds what can be made wrong about one node. */
export type Operator = (visit: Visit, file: SourceFile) => readonly Finding[];

export const replaced = (
  { start, end }: Pick<Edit, 'start' | 'end'>,
  kind: MutantKind,
  how: string,
  text: string,
): Finding => ({ kind, how, edit: { start, end, text } });
