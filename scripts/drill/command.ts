import { join, relative, resolve } from 'node:path';
import type { CommandContext } from '../dr-cli/context';
import { untilInterrupted } from '../dr-cli/interrupt';
import { styleFor } from '../dr-cli/render/style';
import { DrError, EXIT, type ExitCode } from '../engine/errors';
import { fastFactor } from './clock/machine-pace';
import { drillDisplay } from './live-view/display';
import { resultText } from './live-view/result-text';
import { writeReports } from './report/write-report';
import { runDrill } from './run-drill';
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
  const scenario = chosen(options.scenario);
  const display = drillDisplay(io, { json });
  const announce = () =>
    io.stderr.write('\ninterrupted: everything that the drill started is ended\n');
  const now = new Date().toISOString().replace(/[-:]|\.\d+Z$/g, '');
  const folder = resolve(
    io.workingDirectory,
    options.out ?? join(FOLDER, `${now}-${scenario.name}`),
  );
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
          clockFactor: speed === 'real' ? 1 : await fastFactor(),
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
        io.stdout.write(`report  ${html}\n`);
      }
      return result.isPassed ? EXIT.done : EXIT.failed;
    } finally {
      display.close();
    }
  });
}

function chosen(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (scenario !== undefined) return scenario;
  throw new DrError({
    code: 'DR_UNKNOWN_SCENARIO',
    message: `there is no scenario "${name}"; there are ${SCENARIOS.map((each) => each.name).join(', ')}`,
    nextSteps: SCENARIOS.slice(0, 3).map((each) => `--scenario ${each.name}`),
    exitCode: EXIT.invalidInput,
  });
}
