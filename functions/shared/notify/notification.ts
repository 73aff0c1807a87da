/** What people are told; one command to type next, because it may be 3 a.m. */
export interface Notification {
  /** `[page]` is put before it when somebody has to act. */
  readonly subject: string;
  readonly urgency: 'page' | 'notice';
  /** What happened, in a sentence or two. */
  readonly happened: string;
  /** Phase of the operation, where there is one. */
  readonly phase?: string;
  /** What it rests on, a line each. */
  readonly evidence: readonly string[];
  /** The one command to type next; absent when there is nothing to do. */
  readonly nextCommand?: string;
}

/**
 * ASCII without control characters, fewer than 100 of them:
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
const MAX_SUBJECT_LENGTH = 99;

export function renderSubject({ subject, urgency }: Notification): string {
  const text = urgency === 'page' ? `[page] ${subject}` : subject;
  const ascii = text.replace(/\s+/g, ' ').replace(/[^\x20-\x7e]/g, '?');
  return ascii.length <= MAX_SUBJECT_LENGTH
    ? ascii
    : `${ascii.slice(0, MAX_SUBJECT_LENGTH - 3)}...`;
}

export function renderBody({ happened, phase, evidence, nextCommand }: Notification): string {
  const sections = [
    happened,
    phase && `Phase: ${phase}`,
    evidence.length > 0 && ['Evidence:', ...evidence.map((line) => `- ${line}`)].join('\n'),
    nextCommand === undefined ? 'There is nothing to do.' : `Next:\n  ${nextCommand}`,
  ];
  return sections.filter((section) => typeof section === 'string').join('\n\n');
}
