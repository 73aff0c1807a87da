import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAwsStandIn } from '../payments-lab/aws-stand-in';
import { bundlePrograms, SERVICE_SOURCE } from '../payments-lab/bundle-programs';
import { PaymentsClient } from '../payments-lab/payments-client';
import { ServiceProcess } from '../payments-lab/service-process';
import { PostgresServer } from '../postgres/server';
import { linesWithCredentials } from './log-check';
import { type Finding, type FuzzResult, fuzz } from './run';

export interface FuzzCommandOptions {
  readonly requests: number;
  readonly seed: number;
}

const MAX_SHOWN = 10;
const PROGRESS_EVERY = 10_000;

/**
 * Fuzzes a service of its own.
 *
 * @returns 0, or 1 when an answer was wrong, the service ended, or a card number was logged
 */
export async function fuzzPayments(
  { requests, seed }: FuzzCommandOptions,
  write: (text: string) => void,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'payments-fuzz-'));
  const logFile = join(folder, 'service.log');
  const programs = await bundlePrograms({ service: SERVICE_SOURCE });
  const database = await PostgresServer.start();
  const aws = await startAwsStandIn({ onObject: () => undefined });
  const service = await ServiceProcess.start({
    program: programs.path('service'),
    databasePort: database.port,
    awsUrl: aws.url,
    logFile,
  });
  const client = new PaymentsClient(service.port);
  try {
    await service.untilReady();
    const result = await fuzz({
      client,
      port: service.port,
      requests,
      seed,
      onProgress: (done) => {
        if (done % PROGRESS_EVERY === 0) write(`${done} requests sent\n`);
      },
    });
    const crashed = service.node.hasEnded;
    const log = readFileSync(logFile, 'utf8');
    const leaks = linesWithCredentials(log);
    write(describe(result, log.split('\n').length - 1));
    if (crashed) write('the service has ended\n');
    for (const line of leaks.slice(0, MAX_SHOWN)) write(`logged: ${line}\n`);
    const isGood = result.findings.length === 0 && leaks.length === 0 && !crashed;
    write(isGood ? 'no other 5xx than the documented 503, no crash, no card number logged\n' : '');
    return isGood ? 0 : 1;
  } finally {
    client.close();
    await service.kill();
    aws.stop();
    await database.stop();
    programs.remove();
    rmSync(folder, { recursive: true });
  }
}

function describe({ answers, findings }: FuzzResult, lines: number): string {
  const total = [...answers.values()].reduce((sum, count) => sum + count, 0);
  const counts = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `${total} requests, ${lines} lines in the log`,
    ...counts.map(([name, count]) => `  ${String(count).padStart(7)} × ${name}`),
    ...findings.slice(0, MAX_SHOWN).map(describeFinding),
    ...(findings.length > MAX_SHOWN ? [`and ${findings.length - MAX_SHOWN} more`] : []),
    '',
  ].join('\n');
}

/** Without the operation, which is only its documentation. */
function describeFinding({ problem, request }: Finding): string {
  const { operation: _, ...sent } = { operation: undefined, ...request };
  return `wrong: ${problem}\n  ${JSON.stringify(sent).slice(0, 2_000)}`;
}
