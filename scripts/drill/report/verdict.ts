import type { CheckBody, Expectation, FooterBody } from '../evidence/types';
import { endText } from './end-text';
import { counted } from './format';
import type { Objective } from './objectives';

/** What the drill came to, worst news first. */
export interface Verdict {
  readonly kind: 'passed' | 'not-finished' | 'check-failed' | 'objective-missed';
  /** Why it isn't `passed`; every reason, not only the first. */
  readonly reasons: readonly string[];
}

/**
 * Passed only when everything that was to be shown was shown: what is not measured, or not judged,
 * is no pass.
 */
export function verdictOf({
  expectation,
  end,
  checks,
  recoveryTime,
  recoveryPoint,
}: {
  readonly expectation: Expectation;
  readonly end: FooterBody | undefined;
  readonly checks: readonly CheckBody[];
  readonly recoveryTime: Objective;
  readonly recoveryPoint: Objective;
}): Verdict {
  const unfinished = endReasons(end);
  const failed = checks.filter(({ verdict }) => verdict === 'failed');
  const failedReasons =
    failed.length > 0
      ? [`${counted(failed.length, 'check')} failed`]
      : unfinished.length > 0 || checks.some(({ verdict }) => verdict === 'passed')
        ? []
        : ['nothing was checked'];
  // With nothing to fail over from there is no recovery to be timed; its checks say what has to hold.
  const missed =
    expectation === 'no-failover'
      ? []
      : [['RTO', recoveryTime] as const, ['RPO', recoveryPoint] as const]
          // What is measured at the end is not missing where there was none.
          .filter(([, { verdict }]) => unfinished.length === 0 || verdict !== 'not-measured')
          .flatMap(([name, objective]) => objectiveReasons(name, objective));
  const reasons = [...unfinished, ...failedReasons, ...missed];
  if (unfinished.length > 0) {
    return { kind: 'not-finished', reasons };
  }
  if (failedReasons.length > 0) {
    return { kind: 'check-failed', reasons };
  }
  return { kind: missed.length > 0 ? 'objective-missed' : 'passed', reasons };
}

function endReasons(end: FooterBody | undefined): string[] {
  if (end === undefined) {
    return ['the evidence ends before the drill did'];
  }
  return end.outcome === 'completed' ? [] : [endText(end)];
}

function objectiveReasons(name: string, { verdict, meaning }: Objective): string[] {
  switch (verdict) {
    case 'met':
      return [];
    case 'missed':
      return [`the ${name} was missed`];
    case 'not-measured':
      return [`the ${name} was not measured: ${meaning}`];
  }
}
