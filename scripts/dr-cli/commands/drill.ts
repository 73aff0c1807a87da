import { type Command, InvalidArgumentError, Option } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import type { Io } from '../io';
import { givenFlags } from '../options';
import { givenValue } from '../setting-sources';
import { demoSettings, resolveSuffix } from '../settings';
import { shellQuoted } from '../shell-quoted';

interface DrillOptions {
  readonly local?: true;
  readonly scenario: string;
  readonly speed: 'real' | 'fast';
  readonly seed: number;
  readonly syncCommit?: true;
  readonly json?: true;
  readonly suffix?: string;
  readonly out?: string;
}

export function addDrillCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  program
    .command('drill')
    .description('Lose a region on this machine, with real processes, and measure what that costs')
    .option('--local', 'on this machine; there is no other place for it; required')
    .option('--suffix <suffix>', 'environment to drill (or DR_SUFFIX)')
    .option('--scenario <name>', 'what happens', 'region-killed')
    .addOption(
      new Option(
        '--speed <speed>',
        'deployed intervals as they are, or all of them shortened alike',
      )
        .choices(['real', 'fast'])
        .default('fast'),
    )
    .option('--seed <number>', 'of what clients do', wholeNumber, 1)
    .option('--sync-commit', 'commits wait for the standby: nothing is lost, and each takes longer')
    .option('--out <folder>', 'where evidence and report go')
    .option('--json', 'machine-readable results on stdout')
    .option('--debug', 'stack traces and causes of errors')
    .addHelpText('after', HELP)
    .action(async (options: DrillOptions, command: Command) => {
      if (options.local === undefined) throw withoutLocal(context.io, command);
      // Most commands need nothing of it.
      const { drillCommand } = await import('../../drill/command');
      const sources = { flags: givenFlags(options), env: context.io.env };
      const suffix =
        givenValue(sources, 'suffix') === undefined ? demoSettings.suffix : resolveSuffix(sources);
      finish(
        await drillCommand(context, {
          suffix,
          scenario: options.scenario,
          speed: options.speed,
          seed: options.seed,
          syncCommit: options.syncCommit ?? false,
          json: options.json ?? false,
          ...(options.out !== undefined && { out: options.out }),
        }),
      );
    });
}

/** Spelled out, so that nobody takes a drill for something that happens in AWS. */
function withoutLocal(io: Io, command: Command): DrError {
  const typed = command.options
    .filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli')
    .flatMap((option) => {
      const value = command.getOptionValue(option.attributeName());
      return value === true ? [option.long ?? ''] : [option.long ?? '', shellQuoted(String(value))];
    });
  return new DrError({
    code: 'DR_DRILL_NEEDS_LOCAL',
    message: 'a drill takes place on this machine only, and is asked for by --local',
    nextSteps: [[io.program, 'drill --local', ...typed].join(' ')],
    exitCode: EXIT.invalidInput,
  });
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

const HELP = `
Scenarios: region-killed, region-hangs, database-only, application-only,
replication-cut-before-loss, dr-cut-off, old-primary-returns, flapping, planned-switchover,
failback, operator-race, promotion-hangs.

The drill takes place in a copy of the environment, or in one that is deployed for it: what is
deployed in the local cloud stays as it is. All times are deployed time.

Examples:
  dr-cli drill --local
  dr-cli drill --local --scenario region-hangs --speed real
  dr-cli drill --local --scenario failback --seed 7 --json`;
