import { recoveryTime } from '../../../../functions/failover/report/recovery-time';
import { after, FACTS } from './example';

describe('the recovery time', () => {
  it('counts from the first failed probe to the later of verified payment and verified traffic', () => {
    const byTraffic = recoveryTime(FACTS);
    const byPayment = recoveryTime({
      ...FACTS,
      payment: { paymentId: 'payment-1', verifiedAtMs: after(300) },
    });

    expect(byTraffic).toMatchObject({ kind: 'measured', durationMs: 271_000 });
    expect(byPayment).toMatchObject({ kind: 'measured', durationMs: 300_000 });
  });

  it("counts from the operator's start when a person started it, and says so", () => {
    const { startedAtMs } = FACTS.operation;
    const answer = recoveryTime({
      ...FACTS,
      operation: { ...FACTS.operation, operatorStarted: true, firstBadSampleAtMs: startedAtMs },
    });

    expect(answer).toMatchObject({ durationMs: 201_000, from: 'start-by-operator' });
  });

  it('counts from the first start when the operation was resumed', () => {
    const operation = { ...FACTS.operation, operatorStarted: true };

    const answer = recoveryTime({ ...FACTS, operation });

    expect(answer).toMatchObject({ durationMs: 271_000, from: 'start-by-operator' });
  });

  it.each(['payment', 'traffic'] as const)('is not measured without verified %s', (missing) => {
    const { [missing]: _, ...facts } = FACTS;

    const answer = recoveryTime(facts);

    expect(answer.kind).toBe('not-measured');
  });
});
