import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionBundle } from '../generate/bundle-functions';
import { formatSeries, type Series } from './series';
import { measureStartTimes } from './start-times';
import { measureValidatePayment } from './validate-payment';

const RUNS = { generate: 5, localCloud: 3 } as const;

/** Largest minified bundle of each function, in bytes. A cold start reads and parses all of it. */
const BUNDLE_LIMITS_BYTES: Readonly<Record<string, number>> = { 'validate-payment': 150_000 };

/**
 * `npm run bench`: how soon `dr-cli` answers, how long generating, deploying and destroying take on this
 * machine, as the median of several runs, how fast `validate-payment` starts and answers, and how large
 * the bundles are.
 *
 * @returns 0, or 1 when a command failed or a bundle is larger than its limit.
 * Times are shown and never judged: they depend on the machine.
 */
export async function benchmark(): Promise<number> {
  try {
    process.stdout.write(`${measureStartTimes().join('\n')}\n`);
    const series = [...measureGenerate(), ...measureLocalCloud()];
    process.stdout.write(`${series.map(formatSeries).join('\n')}\n`);
    process.stdout.write(await measureValidatePayment());
  } catch (error) {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  return reportBundles();
}

function measureGenerate(): Series[] {
  const runsMs = repeat(RUNS.generate, () => timed('npm', ['run', '--silent', 'generate']));
  return [{ name: 'generate (with function bundles)', targetMs: 1500, runsMs }];
}

function measureLocalCloud(): Series[] {
  const deploy: number[] = [];
  const again: number[] = [];
  const destroy: number[] = [];
  for (let run = 0; run < RUNS.localCloud; run += 1) {
    const state = mkdtempSync(join(tmpdir(), 'dr-bench-'));
    const drCli = (...args: string[]) =>
      timed(
        process.execPath,
        ['dist/dr-cli.js', ...args, '--suffix', 'bench', '--local', '--yes'],
        {
          DR_LOCAL_STATE: state,
        },
      );
    deploy.push(drCli('deploy'));
    again.push(drCli('deploy'));
    destroy.push(drCli('destroy', '--delete-data'));
    rmSync(state, { recursive: true });
  }
  return [
    { name: 'deploy --local, both regions', runsMs: deploy },
    { name: 'deploy --local, nothing changed', runsMs: again },
    { name: 'destroy --local', runsMs: destroy },
  ];
}

function reportBundles(): number {
  const manifest = JSON.parse(readFileSync('generated/functions.json', 'utf8')) as Record<
    string,
    FunctionBundle
  >;
  let exitCode = 0;
  for (const [name, { bytes }] of Object.entries(manifest)) {
    const limit = BUNDLE_LIMITS_BYTES[name];
    const judged = limit === undefined ? '' : `, limit ${kilobytes(limit)}`;
    process.stdout.write(`bundle ${name}: ${kilobytes(bytes)} minified${judged}\n`);
    if (limit !== undefined && bytes > limit) {
      process.stderr.write(`error: ${name} is larger than its limit\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

function timed(command: string, args: string[], env: Record<string, string> = {}): number {
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stderr}`);
  }
  return performance.now() - startedMs;
}

function repeat(times: number, measure: () => number): number[] {
  return Array.from({ length: times }, measure);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
