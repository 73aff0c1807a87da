import type { Mutant } from '../../../../scripts/mutation/mutant';
import { RunOrder } from '../../../../scripts/mutation/run/order';

const run = (scenario: string, seed: number, hits: readonly string[], tookMs = 1) => ({
  pair: { scenario, seed },
  hits: new Set(hits),
  tookMs,
});

const mutant = (reach: string | undefined, target = 'a.ts'): Mutant => ({
  id: `${target} ${reach}`,
  target,
  kind: 'step',
  place: '',
  change: '',
  reach,
  replace: () => ({ module: target, language: 'typescript', text: '' }),
});

const aimless = () => new Set<string>();

describe('the order of runs', () => {
  const baseline = [run('one', 1, ['x']), run('one', 2, ['x', 'y']), run('two', 1, ['y'], 5)];

  it('has only runs that come by the mutant', () => {
    const order = new RunOrder(baseline, aimless);

    expect(order.pairsFor(mutant('x'), 9).map(({ seed }) => seed)).toEqual([1, 2]);
    expect(order.pairsFor(mutant('z'), 9)).toEqual([]);
  });

  it('has one run of each scenario, and of the others as many as the limit says', () => {
    const order = new RunOrder(baseline, aimless);

    expect(order.pairsFor(mutant(undefined), 9)).toHaveLength(3);
    expect(order.pairsFor(mutant(undefined), 0).map(({ scenario }) => scenario)).toEqual([
      'one',
      'two',
    ]);
  });

  it('begins with the runs in which the very state fails, and has all of them', () => {
    const order = new RunOrder(baseline, ({ seed }) => new Set(seed === 2 ? ['y'] : []));

    expect(order.pairsFor(mutant('y'), 0)).toEqual([
      { scenario: 'one', seed: 2 },
      { scenario: 'two', seed: 1 },
    ]);
  });

  it('has every run that is aimed at a machine, for what the machine does as a whole', () => {
    const order = new RunOrder(baseline, ({ seed }) => new Set(seed === 2 ? ['a machine'] : []));

    const pairs = order.pairsFor(mutant(undefined, 'a machine'), 0);

    expect(pairs[0]).toEqual({ scenario: 'one', seed: 2 });
    expect(pairs).toHaveLength(3);
  });

  it('has every run that is aimed at the file, first and beside the limit', () => {
    const order = new RunOrder(
      baseline,
      ({ scenario }) => new Set(scenario === 'one' ? ['folder/'] : []),
    );

    const scenarios = order.pairsFor(mutant(undefined, 'folder/a.ts'), 0);

    expect(scenarios.map(({ scenario }) => scenario)).toEqual(['one', 'one', 'two']);
  });

  it('has a run for each way through the machine or file', () => {
    const ways = [
      run('one', 1, ['m:A', 'm:B']),
      run('one', 2, ['m:A', 'm:B', 'n:E']),
      run('one', 3, ['m:A', 'm:C']),
    ];
    const order = new RunOrder(ways, aimless);

    const seeds = order.pairsFor(mutant('m:A'), 0).map(({ seed }) => seed);

    expect(seeds.toSorted()).toEqual([1, 2, 3]);
    expect(order.pairsFor(mutant('m:B'), 0)).toHaveLength(2);
  });

  it('begins with what has caught a neighbour', () => {
    const order = new RunOrder(baseline, aimless);
    order.learn(mutant('y'), { scenario: 'two', seed: 1 });

    expect(order.pairsFor(mutant('y'), 0)[0]).toEqual({ scenario: 'two', seed: 1 });
  });
});
