import {
  type DrainSetting,
  DrainWatch,
} from '../../../../functions/payment-service/drain/drain-state';
import { StoppedClock } from '../support/stopped-clock';

let clock: StoppedClock;
let stored: DrainSetting | Error;
let warnings: number;
let watch: DrainWatch;

beforeEach(() => {
  clock = new StoppedClock();
  warnings = 0;
  stored = { set: false, untilMs: 0 };
  watch = new DrainWatch({
    clock,
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => {
        warnings += 1;
      },
      error: () => undefined,
    },
    read: async () => {
      if (stored instanceof Error) throw stored;
      return stored;
    },
  });
});

it('drains while it is set and not past its end', async () => {
  stored = { set: true, untilMs: 5_000 };
  await watch.poll();
  const before = watch.isDraining();
  clock.currentMs = 5_000;

  expect(before).toBe(true);
  expect(watch.isDraining()).toBe(false);
});

it('stops draining when that is taken back', async () => {
  stored = { set: true, untilMs: 500_000 };
  await watch.poll();
  stored = { set: false, untilMs: 500_000 };
  await watch.poll();

  expect(watch.isDraining()).toBe(false);
});

it('does not drain before anything was read', async () => {
  stored = new Error('the table is away');
  await watch.poll();

  expect(watch.isDraining()).toBe(false);
});

it('believes what it read last for half a minute while the table is away, then takes payments', async () => {
  stored = { set: true, untilMs: 500_000 };
  await watch.poll();
  stored = new Error('the table is away');
  clock.currentMs += 29_999;
  await watch.poll();
  const within = watch.isDraining();
  clock.currentMs += 1;
  await watch.poll();

  expect(within).toBe(true);
  expect(watch.isDraining()).toBe(false);
});

it('says once that the table is away, not every second', async () => {
  stored = new Error('the table is away');
  await watch.poll();
  await watch.poll();

  expect(warnings).toBe(1);
});
