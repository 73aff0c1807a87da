import type { FindingCode, Severity } from './catalogue';
import { type Finding, severityOf } from './finding';

/** What stands in the way of a deploy. */
export interface Verdict {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly ignored: number;
  readonly isBlocked: boolean;
}

export interface Leniency {
  readonly ignored: ReadonlySet<FindingCode>;
  /** `errors`: only they block; `all-but-info`: also what is unknown, and warnings. */
  readonly blocking: 'errors' | 'all-but-info';
}

export function verdictOn(findings: readonly Finding[], leniency: Leniency): Verdict {
  const counts: Record<Severity, number> = { error: 0, unknown: 0, warning: 0, info: 0 };
  const counting = findings.filter(({ code }) => !leniency.ignored.has(code));
  for (const finding of counting) {
    counts[severityOf(finding)] += 1;
  }
  const lesser = leniency.blocking === 'errors' ? 0 : counts.unknown + counts.warning;
  return {
    counts,
    ignored: findings.length - counting.length,
    isBlocked: counts.error + lesser > 0,
  };
}
