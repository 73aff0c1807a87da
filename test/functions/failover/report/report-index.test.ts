import { buildReport } from '../../../../functions/failover/report/report';
import {
  announced,
  claimRevision,
  findingsDigest,
  REPORTS,
} from '../../../../functions/failover/report/report-index';
import { configOf } from '../support/config';
import { event, FACTS } from './example';

const REPORT = buildReport(FACTS, configOf('dr'));
const REVISED = buildReport({ ...FACTS, events: [event('RDS-EVENT-0390', 80)] }, configOf('dr'));
const NONE = REPORTS.parse(undefined);

describe('revisions of a report', () => {
  it('begin at one and go by the content', () => {
    const first = claimRevision(NONE, REPORT);
    const same = claimRevision(first, REPORT);
    const next = claimRevision(first, REVISED);

    expect(first).toMatchObject({ epoch: 7, revision: 1, announcedFindings: '' });
    expect(same).toBe(first);
    expect(next).toMatchObject({ revision: 2, key: 'failover-reports/7-failover/revision-2' });
  });

  it('begin again with another operation, which nobody has been told of', () => {
    const told = announced(claimRevision(NONE, REPORT), findingsDigest(REPORT));
    const report = { ...REPORT, epoch: 8 };

    const other = claimRevision(told, report);

    expect(other).toMatchObject({ epoch: 8, revision: 1 });
    expect(other.announcedFindings).not.toBe(findingsDigest(report));
  });

  it('are refused to an operation that is older than the newest report', () => {
    const newer = claimRevision(NONE, { ...REPORT, epoch: 8 });

    expect(() => claimRevision(newer, REPORT)).toThrow(
      expect.objectContaining({ name: 'TaskRefused' }),
    );
  });

  it('are not taken for announced after a late run of another operation', () => {
    const report = { ...REPORT, epoch: 8 };
    const newer = claimRevision(NONE, report);

    const marked = announced(newer, findingsDigest(REPORT));

    expect(marked).toMatchObject({ epoch: 8, revision: 1 });
    expect(marked.announcedFindings).not.toBe(findingsDigest(report));
  });

  it('begin anew over something stored that is no index', () => {
    const parsed = REPORTS.parse({ epoch: 'seven' });

    expect(parsed).toEqual(NONE);
  });
});
