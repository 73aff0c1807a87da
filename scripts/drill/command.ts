import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { CommandContext } from '../dr-cli/context';
import { CAUSES, Interrupted, untilInterrupted } from '../dr-cli/interrupt';
import type { Interruption, Io } from '../dr-cli/io';
import { nearest } from '../dr-cli/nearest';
import { styleFor } from '../dr-cli/render/style';
import { shellQuoted } from '../dr-cli/shell-quoted';
import { DrError, EXIT, type ExitCode } from '../engine/errors';
import { fastFactor } from './clock/machine-pace';
import { drillDisplay } from './live-view/display';
import { keepText } from './live-view/keep-text';
import { resultText } from './live-view/result-text';
import { assertOutFolder } from './out-folder';
import { writeReports } from './report/write-report';
import { EVIDENCE_FILE, runDrill } from './run-drill';
import { SCENARIOS, scenarioNamed } from './scenarios';
import type { Scenario } from './scenarios/scenario';

export interface DrillCommandOptions {
  readonly suffix: string;
  readonly scenario: string;
  readonly speed: 'real' | 'fast';
  readonly seed: number;
  readonly syncCommit: boolean;
  readonly json: boolean;
  /** Where reports go. */
  readonly out?: string;
}

/** A fast drill has less time to start processes in. */
const TASKS_PER_PROCESS = { real: 1, fast: 5 } as const;

const CLIENTS = 8;
const PAYMENTS_PER_SECOND = 40;

/** Where reports go unless said otherwise, from the working directory. */
const FOLDER = '.dr/drills';

/** `dr-cli drill`: runs a drill, shows it, and writes its report. */
export async function drillCommand(
  context: CommandContext,
  options: DrillCommandOptions,
): Promise<ExitCode> {
  const { io } = context;
  const { speed, seed, suffix, json, syncCommit } = options;
  const scenario = chosen(io, options.scenario);
  const display = drillDisplay(io, { json });
  const announce = (interruption: Interruption) => {
    display.close();
    io.stderr.write(`\n${CAUSES[interruption]}: ending everything that the drill started\n`);
  };
  const now = new Date().toISOString().replace(/[-:]|\.\d+Z$/g, '');
  const folder = resolve(
    io.workingDirectory,
    options.out ?? join(FOLDER, `${now}-${scenario.name}`),
  );
  assertOutFolder(io, folder);
  return untilInterrupted(io, announce, async (signal) => {
    try {
      const result = await runDrill(
        context,
        {
          scenario,
          suffix,
          seed,
          speed,
          folder,
          clockFactor: speed === 'real' ? 1 : await fastFactor(signal),
          tasksPerProcess: TASKS_PER_PROCESS[speed],
          isSynchronous: syncCommit,
          clients: CLIENTS,
          paymentsPerSecond: PAYMENTS_PER_SECOND,
        },
        display,
        signal,
      );
      display.close();
      const reports = writeReports(result.evidencePath);
      const html = relative(io.workingDirectory, reports.html);
      if (json) {
        io.stdout.write(`${JSON.stringify({ ...reports.report, files: { html } })}\n`);
      } else {
        io.stdout.write(resultText(result, styleFor(io.stdout, io.env)));
        io.stdout.write(keepText(io, html, reports.report.head));
      }
      return result.isPassed ? EXIT.done : EXIT.failed;
    } catch (error) {
      // Nothing else is thrown by then unless something could not be ended.
      if (error instanceof Interrupted) io.stderr.write(interruptedText(io, folder, options));
      throw error;
    } finally {
      display.close();
    }
  });
}

/** What is left of a drill that was interrupted, once all that it started is ended. */
function interruptedText(io: Io, folder: string, options: DrillCommandOptions): string {
  const evidence = join(folder, EVIDENCE_FILE);
  const path = relative(io.workingDirectory, evidence);
  return [
    'everything that the drill started is ended\n',
    ...(existsSync(evidence)
      ? [`evidence  ${path}\n`, `next: ${io.program} report show ${shellQuoted(path)}\n`]
      : [`next: ${again(io, options)} (it was interrupted before it had any evidence)\n`]),
  ].join('');
}

const again = (
  { program }: Io,
  { suffix, scenario, speed, seed, syncCommit, out }: DrillCommandOptions,
): string =>
  [
    `${program} drill --local --suffix ${suffix} --scenario ${scenario} --speed ${speed} --seed ${seed}`,
    ...(syncCommit ? ['--sync-commit'] : []),
    ...(out === undefined ? [] : [`--out ${shellQuoted(out)}`]),
  ].join(' ');

function chosen(io: Io, name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario !== undefined) return scenario;
  throw new DrError({
    code: 'DR_UNKNOWN_SCENARIO',
    message: `there is no scenario "${name}"; there are ${SCENARIOS.map((each) => each.name).join(', ')}`,
    nextSteps: likely(name).map((each) => `${io.program} drill --local --scenario ${each}`),
    exitCode: EXIT.invalidInput,
  });
}

/** The one that was probably meant, or else some of them. */
function likely(name: string): readonly string[] {
  const names = SCENARIOS.map((each) => each.name);
  const meant = nearest(name, names);
  return meant === undefined ? names.slice(0, 3) : [meant];
}
