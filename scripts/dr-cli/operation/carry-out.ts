import { type HomeRole, peerOf } from '../../../templates-src/topology';
import type { Environment } from '../../engine/environment';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { placeOf } from '../../engine/operation/context';
import type { FollowedExecution } from '../../engine/operation/follow';
import { NOT_DEPLOYED } from '../../engine/operation/observed';
import { judge, type Refusal } from '../../engine/operation/preconditions';
import { type RegionView, type RegionViews, viewRegions } from '../../engine/operation/region-view';
import { type OperationRequest, runsIn } from '../../engine/operation/request';
import type { CommandContext } from '../context';
import { CAUSES, untilInterrupted } from '../interrupt';
import type { Interruption } from '../io';
import { agreeAndStart } from './agree-and-start';
import type { Beginning, OperationOptions, Progress, TypedCommand } from './beginning';
import { followOperation } from './follow-operation';
import { type OperationSession, openOperationSession, whileLiving } from './operation-session';
import { createOperationReporter } from './reporter';

/** What a request is made of, once both regions have been seen. */
export type RequestFrom = (views: RegionViews, session: OperationSession) => OperationRequest;

/** Looks, says what would happen, asks, starts, and follows to the end. */
export async function carryOut(
  context: CommandContext,
  options: OperationOptions,
  typed: TypedCommand,
  requestFrom: RequestFrom,
): Promise<ExitCode> {
  const { io } = context;
  const opened = await openOperationSession(context, options);
  const { session, operations } = opened;
  const reporter = createOperationReporter(io, session.clock, { json: options.json ?? false });
  const progress: Progress = { stage: 'nothing was started' };
  const announce = (interruption: Interruption) => {
    const next =
      progress.stage === 'nothing was started'
        ? session.environment.command(typed.verb, ...typed.options)
        : session.environment.command('status', '--watch');
    reporter.say(`\n${CAUSES[interruption]}: ${progress.stage}\nnext: ${next}\n`);
  };
  return untilInterrupted(io, announce, (signal) =>
    whileLiving(session, async () => {
      try {
        const views = await viewRegions(operations);
        signal.throwIfAborted();
        assertDeployed(views, session.environment);
        const request = requestFrom(views, opened);
        const place = placeOf(operations, runsIn(request));
        const begun = await begin(opened, {
          io,
          options,
          typed,
          request,
          views,
          place,
          reporter,
          signal,
          progress,
        });
        if (begun === 'done') {
          return EXIT.done;
        }
        progress.stage = `${begun.name} goes on in ${place.region} by itself`;
        if (!options.wait) {
          reporter.say(
            `${progress.stage}\nnext: ${session.environment.command('status', '--watch')}\n`,
          );
          return EXIT.done;
        }
        return await followOperation(operations, place, begun, { reporter, signal });
      } finally {
        reporter.close();
      }
    }),
  );
}

/** A region that doesn't answer may be lost; one that answers that it has no such table is not. */
function assertDeployed({ primary, dr }: RegionViews, { suffix, command }: Environment): void {
  const isMissing = ({ operation }: RegionView) =>
    operation.kind === 'unknown' && operation.reason === NOT_DEPLOYED;
  if (isMissing(primary) && isMissing(dr)) {
    throw new DrError({
      code: 'DR_NOT_DEPLOYED',
      message: `${suffix} is deployed neither in ${primary.region} nor in ${dr.region}`,
      nextSteps: ['check --suffix', command('deploy')],
    });
  }
}

/** Finds or starts the execution; `done` where nothing is to be followed. */
async function begin(
  opened: OperationSession,
  beginning: Beginning,
): Promise<FollowedExecution | 'done'> {
  const { request, views, place, reporter } = beginning;
  const { clock } = opened.session;
  const verdict = judge(request, views, clock.nowMs());
  switch (verdict.kind) {
    case 'already-so':
      reporter.emit({ type: 'nothing_to_do', reason: alreadySo(opened, views, request.goal) });
      return 'done';
    case 'refused':
      throw refusal(opened, verdict);
    case 'runs-already': {
      const { kind, epoch, executionArn, startedAtMs, by } = verdict.operation;
      const name = `${kind}-${epoch}`;
      const { region } = place;
      reporter.emit({
        type: 'operation_started',
        outcome: 'already-running',
        ...{ name, region, executionArn, startedAtMs, by },
      });
      return { kind, name, executionArn, startedAtMs };
    }
    case 'possible':
      return agreeAndStart(opened, beginning, verdict);
  }
}

function alreadySo({ session }: OperationSession, views: RegionViews, goal: HomeRole): string {
  const { region, operation } = views[goal];
  const other = views[peerOf(goal)].operation;
  const failed = [operation, other].flatMap((each) =>
    each.kind === 'known' && each.value?.operation.outcome === 'failed'
      ? [each.value.operation]
      : [],
  )[0];
  const hint =
    failed === undefined
      ? ''
      : `; the last operation, ${failed.kind}-${failed.epoch}, stopped half-way: ${session.environment.command('resume')} finishes it`;
  return `${region} (${goal}) writes already${hint}`;
}

function refusal({ session }: OperationSession, { code, reason, next }: Refusal): DrError {
  const { environment } = session;
  return new DrError({
    code,
    message: `nothing was started: ${reason}`,
    nextSteps: next.map(([verb, ...options]) => environment.command(verb, ...options)),
  });
}
