import type { Command } from 'commander';
import { describeError } from '../../engine/describe-error';
import { EXIT, type ExitCode } from '../../engine/errors';
import type { RunHistory } from '../../engine/journal/run-history';
import type { CommandContext } from '../context';
import { errorText } from '../render/error';
import { runRow, runsText } from '../render/runs';
import { styleFor } from '../render/style';
import { isLocalPlace, readAllRuns } from '../runs/environment-runs';
import { livenessOf } from '../runs/process-identity';

export function addRunsCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('runs')
    .description('List the deploys and destroys that were run from here, oldest first');
  command
    .option('--suffix <name>', 'of this environment alone')
    .option('--local', 'in a local cloud alone')
    .option('--json', 'machine-readable results on stdout')
    .addHelpText('after', HELP)
    .action((options: RunsOptions) => finish(runRuns(context, options)));
}

interface RunsOptions {
  readonly suffix?: string;
  readonly local?: true;
  readonly json?: true;
}

const HELP = `
Every run has a journal in .dr/runs of the working directory, or in the folder of DR_RUNS: one line
of JSON for each thing that happened and for each call that was to change something in AWS.

Examples:
  dr-cli runs
  dr-cli runs --suffix prod --json | jq -r 'select(.result == "killed").runId'`;

function runRuns({ io, openRuns }: CommandContext, { suffix, local, json }: RunsOptions): ExitCode {
  const store = openRuns(io);
  const { runs, unreadable } = readAllRuns(store);
  const rows = runs
    .filter(({ run }) => suffix === undefined || run.suffix === suffix)
    .filter(({ run }) => !local || isLocalPlace(run.cloud))
    .map((history) => runRow(history, livenessOfRun(history)));
  if (json) {
    io.stdout.write(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  } else if (rows.length === 0 && unreadable.length === 0) {
    io.stderr.write(`no runs in ${store.name}\n`);
  } else if (rows.length > 0) {
    io.stdout.write(runsText(rows));
  }
  for (const error of unreadable) {
    io.stderr.write(errorText(describeError(error), styleFor(io.stderr, io.env)));
  }
  return unreadable.length === 0 ? EXIT.done : EXIT.failed;
}

function livenessOfRun({ processes }: RunHistory) {
  const last = processes.at(-1);
  return last === undefined ? 'dead' : livenessOf(last);
}
