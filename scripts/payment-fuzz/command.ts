import { readFileSync } from 'node:fs';
import type { LabRun } from '../payments-lab/lab-command';
import { LAB_EXIT, type LabExit } from '../payments-lab/lab-exit';
import { type LocalService, startLocalService } from '../payments-lab/local-service';
import { PaymentsClient } from '../payments-lab/payments-client';
import { counted, grouped, reportProgress } from '../payments-lab/progress';
import { untilInterrupted } from '../payments-lab/until-interrupted';
import { linesWithCredentials } from './log-check';
import { fuzz } from './run';
import { type Finding, Tally } from './tally';

export interface FuzzCommandOptions {
  readonly requests: number;
  readonly seed: number;
}

const MAX_SHOWN = 10;

/** Fuzzes a service of its own. */
export async function fuzzPayments(options: FuzzCommandOptions, run: LabRun): Promise<LabExit> {
  const { write, progress, signal } = run;
  const tally = new Tally();
  const verdict = () =>
    tally.findings.length === 0
      ? 'nothing wrong so far'
      : `${counted(tally.findings.length, 'wrong answer')}`;
  progress(
    `starting a PostgreSQL server and a payment service, for ${counted(options.requests, 'request')}\n`,
  );
  const stopReporting = reportProgress(
    () =>
      `${grouped(tally.requests)} of ${counted(options.requests, 'request')} answered, ${verdict()}`,
    progress,
  );
  try {
    const ending = await untilInterrupted(signal, fuzzOwnService(options, tally, write));
    if (ending.kind === 'done') return ending.value;
    progress(`\ninterrupted after ${counted(tally.requests, 'request')}; ${verdict()}\n`);
    if (tally.findings.length === 0) return LAB_EXIT.interrupted;
    write(lines(describeTally(tally)));
    return LAB_EXIT.broken;
  } finally {
    stopReporting();
  }
}

async function fuzzOwnService(
  options: FuzzCommandOptions,
  tally: Tally,
  write: (text: string) => void,
): Promise<LabExit> {
  const service = await startLocalService('payments-fuzz');
  const client = new PaymentsClient(service.process.port);
  try {
    await fuzz({ ...options, client, port: service.process.port, tally });
    return judgeService(service, tally, write);
  } finally {
    client.close();
    await service.stop();
  }
}

function judgeService(
  { process, logFile }: LocalService,
  tally: Tally,
  write: (text: string) => void,
): LabExit {
  const crashed = process.node.hasEnded;
  const log = readFileSync(logFile, 'utf8');
  const leaks = linesWithCredentials(log);
  const isGood = tally.findings.length === 0 && leaks.length === 0 && !crashed;
  write(
    lines([
      `${tally.requests} requests, ${log.split('\n').length - 1} lines in the log`,
      ...describeTally(tally),
      ...(crashed ? ['the service has ended'] : []),
      ...leaks.slice(0, MAX_SHOWN).map((line) => `logged: ${line}`),
      ...(isGood ? ['no other 5xx than the documented 503, no crash, no card number logged'] : []),
    ]),
  );
  return isGood ? LAB_EXIT.good : LAB_EXIT.broken;
}

function describeTally({ answers, findings }: Tally): readonly string[] {
  const counts = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...counts.map(([name, count]) => `  ${String(count).padStart(7)} × ${name}`),
    ...findings.slice(0, MAX_SHOWN).map(describeFinding),
    ...(findings.length > MAX_SHOWN ? [`and ${findings.length - MAX_SHOWN} more`] : []),
  ];
}

/** Without the operation, which is only its documentation. */
function describeFinding({ problem, request }: Finding): string {
  const { operation: _, ...sent } = { operation: undefined, ...request };
  return `wrong: ${problem}\n  ${JSON.stringify(sent).slice(0, 2_000)}`;
}

const lines = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
