import type { Command } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { recommend } from '../../engine/operation/recommend';
import type { RegionViews } from '../../engine/operation/region-view';
import { type OperationRequest, requestCommand } from '../../engine/operation/request';
import type { CommandContext } from '../context';
import type { OperationOptions } from '../operation/beginning';
import { carryOut } from '../operation/carry-out';
import { typedKind } from '../operation/kind';
import { seenText } from '../render/seen';
import type { Session } from '../session';
import { addOperationOptions, type KindOptions } from './operation-options';

export function addFailoverCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program.command('failover').description('Make the DR region serve');
  addOperationOptions(command, {
    planned: 'hand over without losing anything; both regions have to be in sync',
    unplanned: 'take over from a lost region',
  })
    .addHelpText('after', HELP)
    .action(async (options: OperationOptions & KindOptions) => {
      const typed = typedKind(context.io, 'failover', options);
      finish(
        await carryOut(context, options, typed.command, (views, { session }) => {
          switch (typed.kind) {
            case 'planned':
              return PLANNED;
            case 'unplanned':
              return { kind: 'unplanned', goal: 'dr', acceptDataLoss: typed.acceptDataLoss };
            case undefined:
              return undecided(context, views, session);
          }
        }),
      );
    });
}

const PLANNED: OperationRequest = { kind: 'planned', goal: 'dr' };

const HELP = `
Prints what would happen, with the expected time and loss, and asks. Without a kind it looks,
recommends one, and starts nothing. An unplanned failover without --accept-data-loss is called
off by its own second look unless the signals say that the other region is lost.
When the DR region serves already there is nothing to do.

Examples:
  dr-cli failover --suffix prod --planned --dry-run
  dr-cli failover --suffix prod --unplanned
  dr-cli failover --suffix demo --local --unplanned --accept-data-loss --yes`;

/**
 * Which kind it is has to be a person's choice, and what is seen helps with it. Where the DR region
 * serves already there is nothing to choose.
 */
function undecided(
  { io }: CommandContext,
  views: RegionViews,
  { clock, environment }: Session,
): OperationRequest {
  const nowMs = clock.nowMs();
  const recommended = recommend('dr', views, nowMs);
  if (recommended === undefined) {
    return PLANNED;
  }
  io.stderr.write(seenText(views, nowMs));
  const { request, because } = recommended;
  throw new DrError({
    code: 'DR_KIND_MISSING',
    message: `say which kind of failover: --planned or --unplanned; recommended: --${request.kind}, because ${because}`,
    nextSteps: [environment.command(...requestCommand(request))],
    exitCode: EXIT.invalidInput,
  });
}
