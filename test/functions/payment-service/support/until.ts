import { setTimeout as sleep } from 'node:timers/promises';

const INTERVAL_MS = 50;
const LIMIT_MS = 20_000;

/** Asks again until the answer is the one that is waited for. */
export async function until<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean): Promise<T> {
  const giveUpMs = Date.now() + LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (isIt(answer)) return answer;
    if (Date.now() > giveUpMs) throw new Error('what was waited for did not happen');
    await sleep(INTERVAL_MS);
  }
}
