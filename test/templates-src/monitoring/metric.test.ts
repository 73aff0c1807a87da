import fc from 'fast-check';
import { errorPercent, type Metric } from '../../../templates-src/monitoring/metric';

const metric = (name: string): Metric => ({
  namespace: 'Test',
  name,
  dimensions: {},
  statistic: 'Sum',
  periodSeconds: 60,
});

/**
 * CloudWatch's metric math for one minute: a missing value counts as 0 in
 * arithmetic, while a metric that `IF` compares and that has no value gives no
 * result at all.
 */
function evaluate(
  expression: string,
  minute: { readonly errors?: number; readonly events?: number },
): number | undefined {
  const comparison = /IF\((.+) > (\d+), (.+), (\d+)\)/;
  const compared = comparison.exec(expression)?.[1];
  if ((compared === 'events' || compared === 'errors') && minute[compared] === undefined) {
    return undefined;
  }
  const script = expression.replace(comparison, '($1 > $2 ? $3 : $4)');
  const run = new Function('errors', 'events', `return ${script};`);
  return Number(run(minute.errors ?? 0, minute.events ?? 0));
}

describe('errors in percent', () => {
  const { expression, metrics } = errorPercent(metric('Errors'), metric('Events'), 20);

  it('is computed from both metrics', () => {
    expect(metrics).toEqual({ errors: metric('Errors'), events: metric('Events') });
  });

  it.each([
    ['a busy minute', { errors: 30, events: 300 }, 10],
    ['a single error in a quiet minute', { errors: 1, events: 1 }, 5],
    ['a minute in which everything was refused and so nothing counted', { errors: 40 }, 200],
    ['a minute without errors', { events: 300 }, 0],
    ['a minute without anything', {}, 0],
  ])('is right for %s', (_, minute, percent) => {
    expect(evaluate(expression, minute)).toBe(percent);
  });

  it('never divides by zero, and never falls while errors rise', () => {
    const count = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(count, count, (errors, events) => {
        const before = evaluate(expression, { errors, events });
        const after = evaluate(expression, { errors: errors + 1, events });

        expect(Number.isFinite(before)).toBe(true);
        expect(after).toBeGreaterThan(Number(before));
      }),
      { seed: 20_26 },
    );
  });
});
