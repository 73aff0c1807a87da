import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { EXIT } from '../engine/errors';
import { formatSeries } from './series';

/** What was asked for on two cores; shown beside the measurement. */
const TARGETS = { wallMs: 250, memoryMegabytes: 250 } as const;

const RUNS = 7;

/** What answers before anything is read or called. */
const CASES = [
  { name: 'dr-cli --help', args: ['--help'], exitCode: EXIT.done },
  { name: 'dr-cli --version', args: ['--version'], exitCode: EXIT.done },
  { name: 'dr-cli with a wrong option', args: ['deploy', '--locla'], exitCode: EXIT.invalidInput },
] as const;

/** How soon `dr-cli` answers, and the memory that takes, as lines for people. */
export function measureStartTimes(): string[] {
  return CASES.map(({ name, args, exitCode }) => {
    const runs = Array.from({ length: RUNS }, () => start(args, exitCode));
    const series = { name, targetMs: TARGETS.wallMs, runsMs: runs.map(({ wallMs }) => wallMs) };
    const memory = Math.max(...runs.map(({ memoryMegabytes }) => memoryMegabytes));
    return `${formatSeries(series)}; ${memory.toFixed(0)} MB at most, target ${TARGETS.memoryMegabytes} MB`;
  });
}

function start(args: readonly string[], exitCode: number) {
  const startedMs = performance.now();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', join(__dirname, 'report-memory.cjs'), 'dist/dr-cli.js', ...args],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const wallMs = performance.now() - startedMs;
  if (status !== exitCode) {
    throw new Error(`dr-cli ${args.join(' ')} ended with ${status}:\n${stderr}`);
  }
  // In kilobytes: https://nodejs.org/docs/latest-v20.x/api/process.html#processresourceusage
  return { wallMs, memoryMegabytes: Number(output[3]) / 1024 };
}
