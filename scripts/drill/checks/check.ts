import type { CheckBody, Setting } from '../evidence/types';
import type { DrillHistory } from './drill-history';

export type Judged = Omit<CheckBody, 'type'>;

/** One promise, and how to hold a history against it. */
export interface Check {
  /** Stable. */
  readonly name: string;
  readonly promise: string;
  readonly judge: (history: DrillHistory) => Judgement;
}

export type Judgement =
  | {
      readonly kind: 'judged';
      /** What the verdict rests on. */
      readonly figures: readonly Setting[];
      /** Each way in which the promise was broken; none: it holds. */
      readonly findings: readonly string[];
    }
  | { readonly kind: 'not-applicable'; readonly because: string };

export const judged = (
  figures: Readonly<Record<string, string | number>>,
  findings: readonly string[],
): Judgement => ({
  kind: 'judged',
  figures: Object.entries(figures).map(([name, value]) => ({ name, value: String(value) })),
  findings,
});

export const notApplicable = (because: string): Judgement => ({ kind: 'not-applicable', because });

export function judge({ name, promise, judge: decide }: Check, history: DrillHistory): Judged {
  const judgement = decide(history);
  switch (judgement.kind) {
    case 'not-applicable':
      return {
        check: name,
        promise,
        verdict: 'not-applicable',
        figures: [],
        findings: [judgement.because],
      };
    case 'judged':
      return {
        check: name,
        promise,
        verdict: judgement.findings.length === 0 ? 'passed' : 'failed',
        figures: judgement.figures,
        findings: judgement.findings,
      };
  }
}
