import { FINDINGS, type FindingCode, type Severity } from './catalogue';

/** One thing that `doctor` found. */
export interface Finding {
  readonly code: FindingCode;
  /** Name of the region that it is about; absent: of the whole environment. */
  readonly region?: string;
  /** What was found, with names and numbers. */
  readonly what: string;
  /** Commands that mend it, or what to do where no command does, most useful first. */
  readonly fix: readonly string[];
}

export function severityOf({ code }: Finding): Severity {
  return FINDINGS[code].severity;
}

export function whyOf({ code }: Finding): string {
  return FINDINGS[code].why;
}
