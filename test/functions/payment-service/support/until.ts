import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';

const INTERVAL_MS = 50;

/** Judges no speed: it is there to say, before Jest gives the test up, what was seen instead. */
const LIMIT_MS = 120_000;

/** Asks again until the answer is the one that is waited for. */
export async function until<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const giveUpMs = Date.now() + LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > giveUpMs) {
      throw new Error(`what was waited for did not happen; last seen: ${inspect(answer)}`);
    }
    await sleep(INTERVAL_MS);
  }
}
