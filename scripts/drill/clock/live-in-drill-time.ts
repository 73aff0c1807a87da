import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import { CLOCK_VARIABLE, clockFromEnvironment } from './drill-clock';

/**
 * Loaded ahead of a program, this makes its time the drill's: what it reads from `Date`, and how long
 * its timers take. The program itself is the one that is deployed, with the time-outs it has there.
 */
const clock = clockFromEnvironment(process.env[CLOCK_VARIABLE]);
const { speed } = clock.setting;

// biome-ignore lint/suspicious/noGlobalAssign: that is the purpose.
Date = new Proxy(Date, {
  construct: (date, args, newTarget) =>
    Reflect.construct(date, args.length === 0 ? [clock.nowMs()] : args, newTarget),
  get: (date, name) => (name === 'now' ? () => Math.floor(clock.nowMs()) : Reflect.get(date, name)),
});

type Timer = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => NodeJS.Timeout;

const faster =
  (timer: Timer): Timer =>
  (run, ms = 0, ...args) =>
    timer(run, ms / speed, ...args);

const setDrillTimeout = faster(globalThis.setTimeout as Timer);
const setDrillInterval = faster(globalThis.setInterval as Timer);
Object.assign(globalThis, { setTimeout: setDrillTimeout, setInterval: setDrillInterval });
Object.assign(timers, { setTimeout: setDrillTimeout, setInterval: setDrillInterval });

const machineSleep = timersPromises.setTimeout;
Object.assign(timersPromises, {
  setTimeout: (ms = 0, value?: unknown, options?: object) =>
    machineSleep(ms / speed, value, options),
});
