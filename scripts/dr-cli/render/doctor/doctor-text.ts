import { FINDINGS, type FindingCode, type Severity } from '../../../engine/doctor/catalogue';
import { type Finding, severityOf } from '../../../engine/doctor/finding';
import type { Verdict } from '../../../engine/doctor/verdict';
import type { Style } from '../style';
import { lines } from '../text';
import { hanging } from '../wrap';

/** What `doctor` tells, whoever it tells it to. */
export interface DoctorReport {
  readonly suffix: string;
  readonly accountId: string | undefined;
  readonly checks: number;
  readonly findings: readonly Finding[];
  readonly ignored: ReadonlySet<FindingCode>;
  readonly verdict: Verdict;
}

export interface DoctorTextOptions {
  readonly columns: number | undefined;
  readonly style: Style;
}

const DEFAULT_COLUMNS = 100;

/** For people: errors first, each with why it matters and what to type. */
export function doctorText(report: DoctorReport, options: DoctorTextOptions): string {
  const shown = report.findings.filter(({ code }) => !report.ignored.has(code));
  return lines(
    shown.flatMap((finding) => findingLines(finding, options)),
    summary(report),
  );
}

function findingLines(
  finding: Finding,
  { columns = DEFAULT_COLUMNS, style }: DoctorTextOptions,
): string[] {
  const severity = severityOf(finding);
  const { title, why } = FINDINGS[finding.code];
  const where = finding.region === undefined ? '' : ` in ${finding.region}`;
  return [
    `${paint(style, severity)(severity)} ${finding.code}${where}: ${style.bold(title)}`,
    ...hanging('  found: ', finding.what, columns),
    ...hanging('  why:   ', why, columns),
    // Commands are for copying: a terminal wraps them without breaking them.
    ...finding.fix.map((fix, index) => `${index === 0 ? '  fix:   ' : '         '}${fix}`),
    '',
  ];
}

function summary({ suffix, accountId, checks, verdict }: DoctorReport): string {
  const { counts, ignored, isBlocked } = verdict;
  const found = [
    many(counts.error, 'error'),
    many(counts.warning, 'warning'),
    `${counts.unknown} unknown`,
    ...(ignored > 0 ? [`${ignored} ignored`] : []),
  ].join(', ');
  const account = accountId === undefined ? '' : ` in account ${accountId}`;
  const verdictText = isBlocked ? 'not fit to deploy' : 'fit to deploy, as far as was seen';
  return `${suffix}${account}: ${verdictText}; ${many(checks, 'check')}: ${found}`;
}

const many = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function paint(style: Style, severity: Severity): (text: string) => string {
  switch (severity) {
    case 'error':
      return style.red;
    case 'warning':
    case 'unknown':
      return style.yellow;
    case 'info':
      return style.dim;
  }
}
