import { createHash } from 'node:crypto';
import { isObject } from '../../shared/state/guards';
import type { JsonItem } from '../../shared/state/json-item';
import { TaskRefused } from '../errors';
import type { Report } from './report';
import { REPORT_PREFIX } from './report-prefix';

/** The newest report, for `dr-cli status` to point at. */
export interface ReportIndex {
  readonly epoch: number;
  /** Counts what became known after the first report. */
  readonly revision: number;
  /** SHA-256 of the report, hex: the same content is the same revision. */
  readonly digest: string;
  /** Of the objects, without `.json` and `.md`. */
  readonly key: string;
  /** {@link findingsDigest} of what the topic was last told. */
  readonly announcedFindings: string;
}

const NONE: ReportIndex = { epoch: 0, revision: 0, digest: '', key: '', announcedFindings: '' };

export const REPORTS: JsonItem<ReportIndex> = {
  name: 'reports',
  parse: (stored) => (isReportIndex(stored) ? stored : NONE),
};

/** @throws TaskRefused for an operation that is older than the newest report's */
export function claimRevision(before: ReportIndex, report: Report): ReportIndex {
  const { epoch, kind } = report;
  const content = reportDigest(report);
  if (before.epoch > epoch) {
    throw new TaskRefused(`operation ${epoch} is over: ${before.epoch} has been reported since`);
  }
  // The epoch is in the digest: another operation's is never the same.
  if (before.digest === content) return before;
  const revision = before.epoch === epoch ? before.revision + 1 : 1;
  return {
    epoch,
    revision,
    digest: content,
    key: `${REPORT_PREFIX}${epoch}-${kind}/revision-${revision}`,
    // The epoch is in this digest too: what was announced of another operation never counts here.
    announcedFindings: before.announcedFindings,
  };
}

/**
 * Whatever has been reported meanwhile: its own findings are others, and people are told of them,
 * rather twice than never.
 */
export const announced = (before: ReportIndex, findings: string): ReportIndex => ({
  ...before,
  announcedFindings: findings,
});

export const reportDigest = (report: Report): string => digest(report);

/**
 * Of all but the timeline: another line there makes a new revision, and is no reason to send
 * people a message.
 */
export const findingsDigest = ({ timeline: _, ...findings }: Report): string => digest(findings);

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');

function isReportIndex(value: unknown): value is ReportIndex {
  return (
    isObject(value) &&
    typeof value.epoch === 'number' &&
    typeof value.revision === 'number' &&
    typeof value.digest === 'string' &&
    typeof value.key === 'string' &&
    typeof value.announcedFindings === 'string'
  );
}
