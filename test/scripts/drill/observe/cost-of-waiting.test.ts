import { costText } from '../../../../scripts/drill/observe/cost-of-waiting';
import { taken } from '../support/history';

test('what waiting for the standby costs is told in the machine’s own time', () => {
  const payments = [
    ...Array.from({ length: 40 }, (_, index) => taken(`before-${index}`, 10 + index / 4)),
    ...Array.from({ length: 20 }, (_, index) =>
      taken(`after-${index}`, 20 + index / 2, { endedAtMs: 20_000 + index * 500 + 300 }),
    ),
  ];

  const text = costText(payments, { fromMs: 10_000, untilMs: 20_000, clockFactor: 10 });

  expect(text).toBe(
    'Commits wait for the standby: 20.4 payments a second of the machine’s, 30 ms each, after 40.0 payments a second of the machine’s, 10 ms each (-49 %).'.replaceAll(
      '’',
      "'",
    ),
  );
});
