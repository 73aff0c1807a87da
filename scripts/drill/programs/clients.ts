import './end-with-parent';
import { seededRandom } from '../../rto/random';
import { CLOCK_VARIABLE, clockFromEnvironment } from '../clock/drill-clock';
import { CachingResolver } from '../load/caching-resolver';
import type { ClientRecord } from '../load/history';
import { LOAD_VARIABLE, type LoadReport, readLoadSetting } from '../load/load-messages';
import { PayingClient } from '../load/paying-client';

/** On the machine's clock: how often what has happened is told. */
const TELL_EVERY_MS = 100;

/** All clients of a drill, in a process of their own. */
async function main(): Promise<void> {
  const clock = clockFromEnvironment(process.env[CLOCK_VARIABLE]);
  const { clients, seed, runId, dnsPort, routes, ...setting } = readLoadSetting(
    process.env[LOAD_VARIABLE],
  );
  const over = new AbortController();
  process.on('message', () => over.abort());

  const records: ClientRecord[] = [];
  const tell = (report: LoadReport) =>
    new Promise<void>((resolve) => {
      if (process.send === undefined) resolve();
      else process.send(report, undefined, {}, () => resolve());
    });
  const telling = setInterval(() => {
    if (records.length > 0) void tell({ kind: 'records', records: records.splice(0) });
  }, TELL_EVERY_MS);

  await Promise.all(
    Array.from({ length: clients }, (_, client) => {
      const resolver = new CachingResolver({
        clock,
        port: dnsPort,
        onAnswer: (resolved, atMs) =>
          records.push({ kind: 'resolution', client, atMs, ...resolved }),
      });
      return new PayingClient({
        ...setting,
        client,
        clock,
        resolver,
        random: seededRandom(seed, client),
        routes: new Map(routes),
        record: (record) => records.push(record),
      }).run(runId, over.signal);
    }),
  );
  clearInterval(telling);
  await tell({ kind: 'records', records: records.splice(0) });
  await tell({ kind: 'stopped' });
  process.disconnect?.();
}

void main();
