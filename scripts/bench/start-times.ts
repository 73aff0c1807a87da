import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, type ExitCode } from '../engine/errors';
import { formatSeries } from './series';

/** What was asked for on two cores; shown beside the measurement. */
const TARGETS = { answerMs: 250, previewMs: 3_000, memoryMegabytes: 250 } as const;

const RUNS = 7;

interface Case {
  readonly name: string;
  readonly args: readonly string[];
  readonly exitCode: ExitCode;
  readonly targetMs: number;
}

const CASES: readonly Case[] = [
  // Answered before anything is read or called.
  { name: 'dr-cli --help', args: ['--help'], exitCode: EXIT.done, targetMs: TARGETS.answerMs },
  {
    name: 'dr-cli --version',
    args: ['--version'],
    exitCode: EXIT.done,
    targetMs: TARGETS.answerMs,
  },
  {
    name: 'dr-cli with a wrong option',
    args: ['deploy', '--locla'],
    exitCode: EXIT.invalidInput,
    targetMs: TARGETS.answerMs,
  },
  {
    name: 'dr-cli preview --local, all templates',
    args: ['preview', '--suffix', 'bench', '--local'],
    exitCode: EXIT.changesFound,
    targetMs: TARGETS.previewMs,
  },
];

/** How soon `dr-cli` answers, and the memory that takes, as lines for people. */
export function measureStartTimes(): readonly string[] {
  const state = mkdtempSync(join(tmpdir(), 'dr-bench-'));
  try {
    return CASES.map((each) => measured(each, state));
  } finally {
    rmSync(state, { recursive: true });
  }
}

function measured({ name, args, exitCode, targetMs }: Case, state: string): string {
  const runs = Array.from({ length: RUNS }, () => start(args, exitCode, state));
  const series = { name, targetMs, runsMs: runs.map(({ wallMs }) => wallMs) };
  const memory = Math.max(...runs.map(({ memoryMegabytes }) => memoryMegabytes));
  return `${formatSeries(series)}; ${memory.toFixed(0)} MB at most, target ${TARGETS.memoryMegabytes} MB`;
}

/** @param state - folder of the local cloud, in which nothing is deployed */
function start(args: readonly string[], exitCode: ExitCode, state: string) {
  const startedMs = performance.now();
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', join(__dirname, 'report-memory.cjs'), 'dist/dr-cli.js', ...args],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, DR_LOCAL_STATE: state },
    },
  );
  const wallMs = performance.now() - startedMs;
  if (status !== exitCode) {
    throw new Error(`dr-cli ${args.join(' ')} ended with ${status}:\n${stderr}`);
  }
  // In kilobytes: https://nodejs.org/docs/latest-v20.x/api/process.html#processresourceusage
  return { wallMs, memoryMegabytes: Number(output[3]) / 1024 };
}
