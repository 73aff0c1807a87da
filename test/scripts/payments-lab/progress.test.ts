import { counted, reportProgress } from '../../../scripts/payments-lab/progress';

it('says every five seconds how far it is, until it is ended', () => {
  jest.useFakeTimers();
  let done = 0;
  const said: string[] = [];

  const stop = reportProgress(
    () => `${done} done`,
    (text) => said.push(text),
  );
  done = 3;
  jest.advanceTimersByTime(5_000);
  done = 8;
  jest.advanceTimersByTime(5_000);
  stop();
  jest.advanceTimersByTime(60_000);
  jest.useRealTimers();

  expect(said).toEqual(['3 done\n', '8 done\n']);
});

it.each([
  [0, '0 runs'],
  [1, '1 run'],
  [12_000, '12,000 runs'],
])('counts %p', (count, text) => {
  expect(counted(count, 'run')).toBe(text);
});
