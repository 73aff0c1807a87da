import type { Command } from 'commander';
import type { ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { addReportShowCommand } from './report-show';
import { addReportVerifyCommand } from './report-verify';

/** Reports of drills, and the evidence they are made from. Needs no cloud. */
export function addReportCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const report = program
    .command('report')
    .description('Check and show the report of a drill')
    .enablePositionalOptions();
  addReportVerifyCommand(report, context, finish);
  addReportShowCommand(report, context, finish);
}
