import { evidenceText } from '../../../../scripts/drill/evidence/hash-chain';
import { readEvidence } from '../../../../scripts/drill/evidence/read-evidence';
import type { EvidenceBody, HeaderBody } from '../../../../scripts/drill/evidence/types';
import { makeReport, type Report } from '../../../../scripts/drill/report/report';
import {
  chained,
  type DatedBody,
  header,
  heldCheck,
  LOST_MS,
  regionKilled,
} from '../../../support/drill-evidence';

function reportOf(bodies: readonly DatedBody[], end: 'footer' | 'none' = 'footer'): Report {
  const reading = readEvidence(Buffer.from(evidenceText({ records: chained(bodies, end) })));
  if (reading.kind !== 'intact' && reading.kind !== 'truncated') {
    throw new Error(reading.problem);
  }
  return makeReport(reading);
}

/** The drill with some of its records changed, or left out. */
function changed(change: (body: EvidenceBody) => EvidenceBody | undefined): DatedBody[] {
  return regionKilled().flatMap(({ atMs, body }) => {
    const other = change(body);
    return other === undefined ? [] : [{ atMs, body: other }];
  });
}

const without = (type: EvidenceBody['type']) =>
  changed((body) => (body.type === type ? undefined : body));

const withHeader = (members: Partial<HeaderBody>) =>
  changed((body) => (body.type === 'header' ? { ...header, ...members } : body));

describe('a drill that went well', () => {
  it('has passed', () => {
    expect(reportOf(regionKilled()).verdict).toEqual({ kind: 'passed', reasons: [] });
  });

  it('counts the recovery from the first failed request to the last client paid again', () => {
    expect(reportOf(regionKilled()).recoveryTime).toMatchObject({
      measuredMs: 55_600,
      verdict: 'met',
    });
  });

  it('counts the recovery point from the earliest lost payment to the loss', () => {
    const { recoveryPoint, loss } = reportOf(regionKilled());

    const earliest = Math.min(...(loss?.lost ?? []).map((each) => each.acknowledgedAtMs));
    expect(recoveryPoint).toMatchObject({ measuredMs: LOST_MS - earliest, verdict: 'met' });
  });

  it('has lost no time when nothing was lost', () => {
    expect(reportOf(regionKilled({ lost: 0 })).recoveryPoint).toMatchObject({ measuredMs: 0 });
  });

  it('sums what was lost by currency', () => {
    const { lostMoney, loss } = reportOf(regionKilled());

    const yen = (loss?.lost ?? []).filter(({ currency }) => currency === 'JPY');
    expect(lostMoney).toContainEqual({
      currency: 'JPY',
      minorUnits: yen.reduce((sum, { minorUnits }) => sum + minorUnits, 0),
    });
  });

  it('tells what happened in order', () => {
    const times = reportOf(regionKilled()).timeline.map(({ atMs }) => atMs);

    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});

describe('what keeps a drill from passing', () => {
  it.each<[string, DatedBody[], Report['verdict']['kind'], string]>([
    [
      'a broken promise',
      [...regionKilled(), { atMs: LOST_MS, body: { ...heldCheck, verdict: 'failed' } }],
      'check-failed',
      '1 check failed',
    ],
    ['no loss report', without('loss-report'), 'objective-missed', 'the RPO was not measured'],
    ['no clients', without('client'), 'check-failed', '1 check failed'],
    [
      'an RTO above the target',
      withHeader({ targets: { rtoMs: 55_599, rpoMs: 300_000 } }),
      'objective-missed',
      'the RTO was missed',
    ],
    [
      'an RPO above the target',
      withHeader({ targets: { rtoMs: 900_000, rpoMs: 1 } }),
      'objective-missed',
      'the RPO was missed',
    ],
    [
      'a client that was never paid again',
      changed((body) =>
        body.type === 'client'
          ? { ...body, outages: body.outages.map((outage) => ({ ...outage, toMs: null })) }
          : body,
      ),
      'objective-missed',
      'the RTO was missed',
    ],
    [
      'a payment that is listed and that no client counted',
      changed((body) => (body.type === 'client' ? { ...body, taken: body.taken + 1 } : body)),
      'check-failed',
      '1 check failed',
    ],
    [
      'a loss that does not add up',
      changed((body) =>
        body.type === 'loss-report' ? { ...body, lost: body.lost.slice(1) } : body,
      ),
      'check-failed',
      '1 check failed',
    ],
    [
      'a lost payment that nobody was told is taken',
      changed((body) =>
        body.type === 'loss-report'
          ? { ...body, lost: body.lost.map((each) => ({ ...each, id: 'unknown' })) }
          : body,
      ),
      'check-failed',
      '1 check failed',
    ],
  ])('is %s', (_, bodies, kind, reason) => {
    const { verdict } = reportOf(bodies);

    expect(verdict.kind).toBe(kind);
    expect(verdict.reasons.join('; ')).toContain(reason);
  });

  it('is that nothing was judged', () => {
    const bodies = without('check').filter(
      ({ body }) => body.type !== 'loss-report' && body.type !== 'payments',
    );

    expect(reportOf(bodies).verdict.kind).toBe('check-failed');
  });

  it('is that it was cut short', () => {
    expect(reportOf(regionKilled(), 'none').verdict).toMatchObject({
      kind: 'not-finished',
      reasons: ['the evidence ends before the drill did'],
    });
  });
});

it('asks for no recovery time where nothing is to fail over', () => {
  const { scenario } = header;
  const bodies = withHeader({
    scenario: { ...scenario, expectation: 'no-failover' },
    targets: { rtoMs: 1, rpoMs: 1 },
  });

  expect(reportOf(bodies).verdict.kind).toBe('passed');
});

it('counts time from the first fault, or the operation, where no writes are lost', () => {
  const withoutLoss = changed((body) =>
    body.type === 'fault' ? { ...body, losesWrites: false } : body,
  );

  expect(reportOf(withoutLoss).zeroMeaning).toBe('the first fault');
  expect(reportOf(without('fault')).zeroMeaning).toBe('the start of the operation');
});
