import { planOf } from '../../../scripts/payment-chaos/plan';

const SEEDS = Array.from({ length: 50 }, (_, index) => index + 1);

it('plans the same for a seed every time, and something else for the next one', () => {
  expect(planOf(7)).toEqual(planOf(7));
  expect(planOf(7)).not.toEqual(planOf(8));
});

it('has the database crash, a service killed, and lines broken on both sides in every run', () => {
  const everyRun = [
    'crash-database',
    'cut-client-line',
    'cut-database-line',
    'kill-service',
    'reset-all-client-lines',
    'reset-all-database-lines',
  ];

  for (const { faults } of SEEDS.map(planOf)) {
    const kinds = new Set(faults.map(({ action }) => action.kind));
    expect([...kinds].sort()).toEqual(everyRun);
  }
});

it('lets every fault happen while clients have steps to do', () => {
  for (const { clients, faults } of SEEDS.map(planOf)) {
    const steps = clients.flat().length;
    for (const { atStep } of faults) {
      expect(atStep).toBeGreaterThanOrEqual(1);
      expect(atStep).toBeLessThanOrEqual(steps);
    }
  }
});

it('has several clients begin with one key, and never uses a key for two payments', () => {
  for (const { clients } of SEEDS.map(planOf)) {
    const first = new Set(clients.map(([step]) => step?.intent.key));
    const intents = clients.flat().map(({ intent }) => intent);
    expect(first.size).toBe(1);
    expect(new Set(intents).size).toBe(new Set(intents.map(({ key }) => key)).size);
  }
});
