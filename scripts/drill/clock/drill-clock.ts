import { setTimeout as sleep } from 'node:timers/promises';

/** Where deployed time was at a moment of the machine's, and how much faster it goes. */
export interface ClockSetting {
  /** Milliseconds since the epoch, by the machine's clock. */
  readonly machineOriginMs: number;
  /** What the time of the drill was then. */
  readonly drillOriginMs: number;
  /** Milliseconds of the drill for each one of the machine. */
  readonly speed: number;
}

/**
 * The time that everything in a drill goes by: the cloud, health checks, TTLs, delays, time-outs of
 * clients and tasks. All of them are stated as deployed; a fast drill only makes this clock faster, so
 * that they keep their ratios.
 */
export class DrillClock {
  constructor(readonly setting: ClockSetting) {}

  nowMs(): number {
    const { machineOriginMs, drillOriginMs, speed } = this.setting;
    return drillOriginMs + (machineNowMs() - machineOriginMs) * speed;
  }

  /** What a time of the drill takes on the machine. */
  machineMs(drillMs: number): number {
    return drillMs / this.setting.speed;
  }

  /** Rejects with the signal's reason as soon as it aborts. */
  async sleep(drillMs: number, signal?: AbortSignal): Promise<void> {
    try {
      await sleep(Math.max(0, this.machineMs(drillMs)), undefined, { ...(signal && { signal }) });
    } catch (error) {
      // Node wraps the reason.
      signal?.throwIfAborted();
      throw error;
    }
  }

  /** Does something again and again until it is taken back. A turn waits for the one before. */
  every(drillMs: number, turn: () => void | Promise<void>): () => Promise<void> {
    const over = new AbortController();
    const turns = (async () => {
      while (!over.signal.aborted) {
        await turn();
        await this.sleep(drillMs, over.signal).catch(() => undefined);
      }
    })();
    return async () => {
      over.abort();
      await turns;
    };
  }
}

/** Never set back while the process runs, and with parts of a millisecond. */
const machineNowMs = (): number => performance.timeOrigin + performance.now();

/** Begins now, at a time of the drill. */
export function startClock(speed: number, drillOriginMs: number): DrillClock {
  return new DrillClock({ machineOriginMs: machineNowMs(), drillOriginMs, speed });
}

/** Child processes find the clock in this variable of their environment. */
export const CLOCK_VARIABLE = 'DRILL_CLOCK';

export function clockFromEnvironment(text: string | undefined): DrillClock {
  const setting: unknown = JSON.parse(text ?? 'null');
  if (!isClockSetting(setting)) throw new Error(`${CLOCK_VARIABLE} is not set`);
  return new DrillClock(setting);
}

const isClockSetting = (value: unknown): value is ClockSetting =>
  typeof value === 'object' &&
  value !== null &&
  ['machineOriginMs', 'drillOriginMs', 'speed'].every(
    (name) => typeof Reflect.get(value, name) === 'number',
  );
