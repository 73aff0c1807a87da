import {
  type FinalOperation,
  type FinalState,
  NOTHING_HAPPENED,
} from '../../../../scripts/simulation/final-state';
import type { Fault } from '../../../../scripts/simulation/schedule/fault';
import { automatic, broken, execution, MINUTE_MS, runWith } from '../support';

const onCall: Fault = { kind: 'on-call', fromMs: 0, untilMs: 99 * MINUTE_MS };
const { regions } = NOTHING_HAPPENED;

const endsAs = (change: Partial<FinalState>, faults: readonly Fault[] = [onCall]) =>
  broken(runWith({ final: { ...NOTHING_HAPPENED, ...change } }, faults));

const operation: FinalOperation = {
  name: 'failover-1',
  executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-1',
  outcome: 'done',
  startedAtMs: 9 * MINUTE_MS,
  endedAtMs: 11 * MINUTE_MS,
};
const withOperation = (change: Partial<FinalOperation>): Partial<FinalState> => ({
  regions: { ...regions, dr: { ...regions.dr, operation: { ...operation, ...change } } },
});

describe('somebody on call has everything back half an hour after the last fault', () => {
  test.each<[string, Partial<FinalState>]>([
    ['the DR region writes', { writer: 'dr' }],
    ['the pair is out of sync', { isInSync: false }],
    ['nobody has armed', { isArmed: false }],
    ['the latch is set', { isLatched: true }],
    ['DNS answers with the DR region', { dnsAnswer: 'dr' }],
    ['a region is drained', { regions: { ...regions, dr: { ...regions.dr, isDraining: true } } }],
    ['an exposure is open', { regions: { ...regions, dr: { ...regions.dr, isExposed: true } } }],
    [
      'the standby is as big as a primary',
      { regions: { ...regions, dr: { ...regions.dr, minimumTasks: 10 } } },
    ],
    [
      'the primary is as small as a standby',
      { regions: { ...regions, primary: { ...regions.primary, minimumTasks: 2 } } },
    ],
    ['the newest operation has failed', withOperation({ outcome: 'failed' })],
  ])('not when %s', (_, change) => {
    expect(endsAs({})).toEqual([]);
    expect(endsAs(change)).toContain('back-to-normal');
    expect(endsAs(change, [])).not.toContain('back-to-normal');
  });

  test('and not sooner', () => {
    const operator: Fault = { kind: 'operator', action: 'arm', atMs: 10 * MINUTE_MS };

    expect(endsAs({ isArmed: false }, [onCall, operator])).toEqual([]);
  });
});

test('a standby that was made big for nothing has to be made small again', () => {
  const dr = { ...regions.dr, minimumTasks: 10 };

  expect(endsAs({ regions: { ...regions, dr } }, [])).toEqual(['capacity-given-back']);
});

describe('an operation', () => {
  test('has to end when its execution is over', () => {
    const run = runWith({
      executions: automatic.executions,
      final: { ...NOTHING_HAPPENED, ...withOperation({ endedAtMs: undefined }) },
    });

    expect(broken(run)).toEqual(['no-stale-claim']);
  });

  test('has to end when there is no execution of it', () => {
    expect(endsAs(withOperation({ endedAtMs: undefined }), [])).toEqual(['no-stale-claim']);
  });

  test('has to say how it ended', () => {
    expect(endsAs(withOperation({ outcome: undefined }), [])).toEqual(['no-stale-claim']);
  });

  test('may be without an end while its region is lost', () => {
    const lost: Fault = {
      kind: 'region-lost',
      place: 'dr',
      manner: 'hangs',
      fromMs: 10 * MINUTE_MS,
      untilMs: 99 * MINUTE_MS,
    };

    expect(endsAs(withOperation({ endedAtMs: undefined }), [lost])).toEqual([]);
  });

  test('that is resumed when all is well has to succeed', () => {
    const resumed = {
      ...execution,
      by: 'operator resumes failover-1, started by region-watch',
      status: 'FAILED',
    };
    const pages = [
      { place: 'dr', atMs: 11 * MINUTE_MS, subject: 'Failover FAILED', message: '' } as const,
    ];

    expect(broken(runWith({ executions: [resumed], pages }))).toEqual(['resume-finishes']);
    expect(broken(runWith({ executions: [{ ...resumed, status: 'SUCCEEDED' }] }))).toEqual([]);
  });
});

describe('a region that somebody disarmed', () => {
  const at = (action: 'arm' | 'disarm', minutes: number): Fault => ({
    kind: 'operator',
    action,
    atMs: minutes * MINUTE_MS,
  });
  const brokenBy = (...faults: readonly Fault[]) => broken(runWith(automatic, faults));

  test('does not promote by itself', () => {
    expect(brokenBy(at('disarm', 5))).toContain('only-when-armed');
  });

  test('may when somebody has armed it again, or too late to be noticed', () => {
    expect(brokenBy(at('disarm', 5), at('arm', 6))).not.toContain('only-when-armed');
    expect(brokenBy(at('disarm', 8.9))).not.toContain('only-when-armed');
  });
});
