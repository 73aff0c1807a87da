import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What starting Node.js takes, in milliseconds, where two drills at once were tried at the fastest pace:
 * two cores with nothing else to do, on which it took 60 to 90.
 */
const IDLE_START_MS = 90;

/** Above it time-outs get shorter than processes take to be scheduled, on an idle machine too. */
const MAX_FACTOR = 10;

/** Slower than this a fast drill would hardly be one. */
const MIN_FACTOR = 2;

const SAMPLES = 5;

/**
 * How many times faster than the machine's a drill's clock may go, so that what the machine takes
 * stays small against deployed time-outs: less on a machine that is slow, or busy with other things.
 *
 * @param signal - ends the measuring
 */
export async function fastFactor(
  signal: AbortSignal,
  measure: (signal: AbortSignal) => Promise<number> = startMs,
): Promise<number> {
  const samples: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) samples.push(await measure(signal));
  const median =
    samples.sort((one, other) => one - other)[Math.floor(SAMPLES / 2)] ?? IDLE_START_MS;
  return Math.round(
    Math.min(MAX_FACTOR, Math.max(MIN_FACTOR, (MAX_FACTOR * IDLE_START_MS) / median)),
  );
}

/** @throws the signal's reason once it aborts: Ctrl-C ends the process that is started, too */
async function startMs(signal: AbortSignal): Promise<number> {
  const startedAtMs = performance.now();
  try {
    await promisify(execFile)(process.execPath, ['-e', '0'], { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  return performance.now() - startedAtMs;
}
