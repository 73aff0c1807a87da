import { drilled } from './support/drilled';
import { inARow } from './support/in-a-row';

test('neither a DR region that is cut off nor one that comes and goes makes anybody fail over; then a person does', async () => {
  const scenario = inARow('dr-cut-off', 'flapping', 'planned-switchover');
  const { broken, history } = await drilled(scenario);

  expect(broken).toEqual([]);
  expect(history.operations).toMatchObject([{ kind: 'switchover', outcome: 'done' }]);
});
