import { MovingClock } from '../../../../scripts/drill/scenarios/moving-clock';
import { PATIENCE_MS } from '../../../../scripts/drill/world/within';

test('a clock that moves, however slowly, is waited by', () => {
  let ms = 0;
  let machineMs = 0;
  const clock = new MovingClock(
    'the cloud',
    () => ms,
    () => machineMs,
  );

  for (let minute = 1; minute < 10; minute += 1) {
    ms = minute;
    machineMs = minute * (PATIENCE_MS - 1);
    expect(clock.nowMs()).toBe(minute);
  }
});

test('one that has stood still for minutes of the machine’s ends the wait', () => {
  let machineMs = 0;
  const clock = new MovingClock(
    'the cloud',
    () => 7,
    () => machineMs,
  );

  machineMs = PATIENCE_MS;
  expect(clock.nowMs()).toBe(7);
  machineMs = PATIENCE_MS + 1;
  expect(() => clock.nowMs()).toThrow(expect.objectContaining({ code: 'DR_DRILL_STUCK' }));
});
