import { fencing } from '../../../../functions/failover/report/fencing';
import { event, FACTS } from './example';

describe('what is proven about fencing', () => {
  it('is nothing as long as no event has said anything', () => {
    const proven = fencing(FACTS);

    expect(proven).toMatchObject({
      storage: { kind: 'not-proven' },
      splitBrain: { kind: 'possible' },
    });
  });

  it('excludes a split brain when Aurora blocked writes before the promotion', () => {
    const proven = fencing({ ...FACTS, events: [event('RDS-EVENT-0390', 80)] });

    expect(proven).toMatchObject({
      storage: { kind: 'blocked' },
      splitBrain: { kind: 'excluded' },
    });
  });

  it('leaves a split brain possible when Aurora blocked writes only after the promotion', () => {
    const proven = fencing({ ...FACTS, events: [event('RDS-EVENT-0390', 196)] });

    expect(proven).toMatchObject({
      storage: { kind: 'blocked' },
      splitBrain: { kind: 'possible' },
    });
  });

  it('leaves it possible when nobody knows when the promotion was', () => {
    const { promoted: _, ...phases } = FACTS.operation.phases;
    const operation = { ...FACTS.operation, phases };

    const proven = fencing({ ...FACTS, operation, events: [event('RDS-EVENT-0390', 80)] });

    expect(proven.splitBrain.kind).toBe('possible');
  });

  it.each([
    ['before', [event('RDS-EVENT-0391', 80), event('RDS-EVENT-0390', 90)]],
    ['after', [event('RDS-EVENT-0390', 80), event('RDS-EVENT-0391', 90)]],
  ])('lets a time-out outweigh a success, be it %s it', (_, events) => {
    const proven = fencing({ ...FACTS, events });

    expect(proven).toMatchObject({
      storage: { kind: 'timed-out' },
      splitBrain: { kind: 'possible' },
    });
  });

  it('does not take stopped tasks for a fenced database', () => {
    const fence = { outcome: 'tasks-stopped', detail: '0 tasks still running', atMs: 0 } as const;

    const proven = fencing({ ...FACTS, fence });

    expect(proven).toMatchObject({
      tasks: { outcome: 'tasks-stopped' },
      splitBrain: { kind: 'possible' },
    });
  });

  it('says so when the step that fences left no result', () => {
    const { fence: _, ...facts } = FACTS;

    const proven = fencing(facts);

    expect(proven.tasks).toMatchObject({ outcome: 'unproven' });
  });

  it('needs no fence in a switchover', () => {
    const proven = fencing({ ...FACTS, operation: { ...FACTS.operation, kind: 'switchover' } });

    expect(proven).toMatchObject({
      storage: { kind: 'not-needed' },
      splitBrain: { kind: 'excluded' },
    });
  });
});
