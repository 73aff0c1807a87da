import { expectedLoss } from '../../../../functions/failover/report/expected-loss';
import { FACTS } from './example';

describe('the expected loss', () => {
  it('gives the last known lag, its age at the loss, and what is not known', () => {
    const loss = expectedLoss(FACTS);

    expect(loss).toMatchObject({
      kind: 'estimated',
      lagMs: 850,
      ageAtLossMs: 41_200,
      summary:
        'the last 850 ms of commits, going by a lag that was measured 41.2 s before the active region was lost',
      notKnown: [expect.any(String), expect.any(String)],
    });
  });

  it('is unknown, and not zero, without a known lag', () => {
    const { loss: _, ...facts } = FACTS;

    const [absent, unknown] = [
      expectedLoss(facts),
      expectedLoss({ ...FACTS, loss: { kind: 'unknown', detail: 'no data point' } }),
    ];

    expect([absent.kind, unknown.kind]).toEqual(['unknown', 'unknown']);
    expect(unknown).toMatchObject({ reason: 'no data point' });
  });

  it('is none for a switchover, whatever the lag was', () => {
    const loss = expectedLoss({ ...FACTS, operation: { ...FACTS.operation, kind: 'switchover' } });

    expect(loss.kind).toBe('none');
  });
});
