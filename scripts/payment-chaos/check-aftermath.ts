import { setTimeout as sleep } from 'node:timers/promises';
import type { Violation } from './history';
import type { Lane } from './lane';

/** A new leader, a last batch, transactions that hold the list back: all of it within seconds. */
const CATCH_UP_WITHIN_MS = 30_000;
const POLL_MS = 100;

/** After the last run of a lane: what has to be true of all payments together, once it is quiet. */
export async function checkAftermath(lane: Lane): Promise<readonly Violation[]> {
  const giveUpMs = Date.now() + CATCH_UP_WITHIN_MS;
  for (;;) {
    await lane.reader.readOn();
    const ids = await lane.books.allPaymentIds();
    const late = [
      ...ids.filter((id) => !lane.reader.listed.has(id)).map(missing('the list')),
      ...ids.filter((id) => !lane.transactionLog.has(id)).map(missing('the transaction log')),
    ];
    if (late.length === 0 || Date.now() > giveUpMs) {
      return [...late, ...listedTwice(lane), ...(await lane.books.checkTotals())];
    }
    await sleep(POLL_MS);
  }
}

const missing =
  (where: string) =>
  (id: string): Violation => ({ promise: `every payment gets into ${where}`, detail: id });

const listedTwice = ({ reader }: Lane): readonly Violation[] =>
  [...reader.listed]
    .filter(([, times]) => times > 1)
    .map(([id]) => ({ promise: 'no payment is listed twice', detail: id }));
