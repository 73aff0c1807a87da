import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../dr-cli/context';
import { instantCloud } from '../dr-cli/instant-local-cloud';
import { main } from '../dr-cli/main';
import type { Product } from '../dr-cli/product/product';
import { durationText } from '../dr-cli/render/text';
import { openRunFolder } from '../dr-cli/runs/run-folder';
import { DirectoryStore } from '../local-cloud/persistence-directory';
import { DEFAULT_ACCOUNT_ID } from '../local-cloud/regions';
import { type EndState, endState, stateDifference } from './end-state';
import { isBeforeFirstLine, type KillPoint, killPointsOf, killPointText } from './kill-point';
import { quietIo } from './quiet-io';
import { leaveDeadLock, type Place, placeIn, Snapshots } from './snapshots';

const SUFFIX = 'demo';

const OPTIONS = ['--suffix', SUFFIX, '--local', '--yes'];

const COMMANDS = {
  deploy: ['deploy', ...OPTIONS],
  destroy: ['destroy', ...OPTIONS, '--delete-data'],
} as const satisfies Record<string, readonly string[]>;

export interface ChaosOptions {
  /** Of the kill points, one in so many. */
  readonly every: number;
  /** The first kill point, from 1. */
  readonly from: number;
}

/**
 * Runs a deploy and a destroy of a product, takes up each from every point at which it can be killed,
 * and compares what comes out with the run that nobody killed.
 *
 * @returns the exit code: 1 when anything came out otherwise.
 */
export async function deployChaos(
  product: Product,
  { every, from }: ChaosOptions,
  print: (text: string) => void,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-chaos-'));
  try {
    const deployed = placeIn(join(folder, 'deploy'));
    const destroyed = placeIn(join(folder, 'destroy'));
    let failures = 0;
    for (const [command, place, start] of [
      ['deploy', deployed, undefined],
      ['destroy', destroyed, deployed],
    ] as const) {
      const run = await undisturbed(product, command, place, start);
      const points = run.points.filter((_, index) => index + 1 >= from && index % every === 0);
      print(
        `${command}: ${run.points.length} kill points in ${run.entries} entries of its journal; ` +
          `${points.length} are tried\n`,
      );
      failures += await takeUpEach(product, { ...run, command, folder, points }, print);
    }
    print(failures === 0 ? 'every one ended as if nothing had been\n' : `${failures} failed\n`);
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface UndisturbedRun {
  readonly snapshots: Snapshots;
  readonly entries: number;
  readonly points: readonly KillPoint[];
  readonly expected: EndState;
}

async function undisturbed(
  product: Product,
  command: keyof typeof COMMANDS,
  place: Place,
  start: Place | undefined,
): Promise<UndisturbedRun> {
  copyPlace(start, place);
  const snapshots = new Snapshots(place, start);
  const { exitCode, err } = await runIn(product, place, command, (io) =>
    snapshots.watching(openRunFolder(io)),
  );
  if (exitCode !== 0) {
    throw new Error(`${command} ended with ${exitCode}: ${err}`);
  }
  const lines = snapshots.lines();
  return {
    snapshots,
    entries: lines.length,
    points: killPointsOf(lines),
    expected: readEndState(place),
  };
}

async function takeUpEach(
  product: Product,
  run: UndisturbedRun & {
    readonly command: keyof typeof COMMANDS;
    readonly folder: string;
    readonly points: readonly KillPoint[];
  },
  print: (text: string) => void,
): Promise<number> {
  const { command, folder, points, snapshots, expected } = run;
  const startedMs = Date.now();
  let failures = 0;
  for (const [index, point] of points.entries()) {
    const place = snapshots.restore(point, join(folder, `${command}-${index}`));
    leaveDeadLock(place, `${SUFFIX}-${DEFAULT_ACCOUNT_ID}`);
    const { exitCode, err } = await runIn(product, place, command, openRunFolder);
    const wrong = [
      ...(exitCode === 0 ? [] : [`it ended with ${exitCode}: ${err}`]),
      ...(err.includes('taking up run') || isBeforeFirstLine(point) ? [] : ['not taken up']),
      ...stateDifference(readEndState(place), expected),
    ];
    failures += wrong.length === 0 ? 0 : 1;
    print(wrong.map((what) => `${command} killed ${killPointText(point)}: ${what}\n`).join(''));
    rmSync(place.folder, { recursive: true, force: true });
    if ((index + 1) % REPORT_EVERY === 0) {
      const elapsedMs = Date.now() - startedMs;
      const leftMs = (elapsedMs / (index + 1)) * (points.length - index - 1);
      print(`${command}: ${index + 1} of ${points.length}, ${durationText(leftMs)} to go\n`);
    }
  }
  return failures;
}

const REPORT_EVERY = 25;

async function runIn(
  product: Product,
  place: Place,
  command: keyof typeof COMMANDS,
  openRuns: CommandContext['openRuns'],
): Promise<{ readonly exitCode: number; readonly err: string }> {
  const io = quietIo(place.folder);
  const exitCode = await main(COMMANDS[command], io, {
    product,
    openLocalCloud: instantCloud(place.cloud, 'chaos'),
    openRuns,
  });
  return { exitCode, err: io.err() };
}

function copyPlace(from: Place | undefined, to: Place): void {
  mkdirSync(to.folder, { recursive: true });
  if (from !== undefined) {
    cpSync(from.folder, to.folder, { recursive: true });
  }
}

function readEndState({ cloud }: Place): EndState {
  return endState(new DirectoryStore(cloud).load(), SUFFIX);
}
