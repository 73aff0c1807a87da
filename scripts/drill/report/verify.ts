import { type EvidenceReading, readEvidence } from '../evidence/read-evidence';
import { extractEvidence, GENERATOR, generatorOf, renderPage } from './html/page';

/** A file that was handed in, and what it turned out to be. */
export interface Verification {
  readonly form: 'evidence' | 'page';
  readonly reading: EvidenceReading;
  /** Of a page whose evidence is intact. */
  readonly page: PageVerdict | undefined;
}

/** Whether the words of a page are what its evidence gives. */
export type PageVerdict =
  | { readonly kind: 'as-rendered' }
  /** By line of the page, from 1. */
  | { readonly kind: 'changed'; readonly line: number }
  | { readonly kind: 'other-version'; readonly generator: string; readonly own: string };

/** Checks every byte of evidence, or of a page that was made from it. */
export function verify(bytes: Uint8Array): Verification {
  const page = pageText(bytes);
  if (page === undefined) {
    return { form: 'evidence', reading: readEvidence(bytes), page: undefined };
  }
  const evidence = extractEvidence(page);
  if (evidence === undefined) {
    const problem = 'it is a page without the evidence of a drill in it';
    return { form: 'page', reading: { kind: 'foreign', problem }, page: undefined };
  }
  const reading = readEvidence(Buffer.from(evidence, 'utf8'));
  return {
    form: 'page',
    reading,
    page: reading.kind === 'intact' ? comparePage(page, renderPage(reading)) : undefined,
  };
}

function pageText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return /^[\s\uFEFF]*</.test(text) ? text : undefined;
}

function comparePage(page: string, rendered: string): PageVerdict {
  if (page === rendered) {
    return { kind: 'as-rendered' };
  }
  const generator = generatorOf(page);
  if (generator !== undefined && generator !== GENERATOR) {
    return { kind: 'other-version', generator, own: GENERATOR };
  }
  const lines = page.split('\n');
  const expected = rendered.split('\n');
  const line = expected.findIndex((text, index) => text !== lines[index]);
  return { kind: 'changed', line: (line < 0 ? expected.length : line) + 1 };
}
