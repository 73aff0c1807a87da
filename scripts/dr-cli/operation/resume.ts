import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { placeOf } from '../../engine/operation/context';
import { observed } from '../../engine/operation/observed';
import { lastPhase } from '../../engine/operation/outcome';
import { activeRegionHealth } from '../../engine/operation/outlook';
import { type RegionViews, viewRegions } from '../../engine/operation/region-view';
import { goalOf } from '../../engine/operation/request';
import { findResumable, type Resumable } from '../../engine/operation/resumable';
import { acceptanceOf, resumeOperation } from '../../engine/operation/resume';
import { writerOf } from '../../engine/operation/writer';
import { confirm } from '../confirm';
import type { CommandContext } from '../context';
import { CAUSES, untilInterrupted } from '../interrupt';
import type { Interruption } from '../io';
import type { ConnectionOptions } from '../options';
import { type ResumeOutlook, resumeText } from '../render/resume';
import { styleFor } from '../render/style';
import { followOperation } from './follow-operation';
import { type OperationSession, openOperationSession, whileLiving } from './operation-session';
import { createOperationReporter, type OperationReporter } from './reporter';

export interface ResumeOptions extends ConnectionOptions {
  readonly yes?: true;
  readonly wait: boolean;
}

/** Finds what stopped half-way, says what would be done, asks, starts the next and follows it. */
export async function runResume(
  context: CommandContext,
  options: ResumeOptions,
): Promise<ExitCode> {
  const { io } = context;
  const opened = await openOperationSession(context, options);
  const { session, operations } = opened;
  const { command } = session.environment;
  const reporter = createOperationReporter(io, session.clock, { json: options.json ?? false });
  const announce = (interruption: Interruption) =>
    reporter.say(
      `\n${CAUSES[interruption]}: what was started goes on by itself\nnext: ${command('status', '--watch')}\n`,
    );
  return untilInterrupted(io, announce, (signal) =>
    whileLiving(session, async () => {
      try {
        const views = await viewRegions(operations);
        signal.throwIfAborted();
        const resumable = requireResumable(opened, views, reporter);
        if (resumable === undefined) {
          return EXIT.done;
        }
        const outlook = await outlookOf(opened, views, resumable);
        if (!options.json) {
          const { columns } = io.stderr;
          io.stderr.write(resumeText(outlook, { columns, style: styleFor(io.stderr, io.env) }));
        }
        if (!options.yes) {
          await confirm(io, {
            question: `Resume? Type ${session.environment.suffix}: `,
            answer: session.environment.suffix,
            withoutAsking: command('resume', '--yes'),
          });
        }
        signal.throwIfAborted();
        const { name: by } = await session.cloud.caller();
        const startedAtMs = session.clock.nowMs();
        const { acceptDataLoss } = outlook;
        const request = { by, acceptDataLoss };
        const started = await resumeOperation(operations, resumable, request, signal);
        const place = placeOf(operations, resumable.role);
        const { name, executionArn } = started;
        const { region } = place;
        const outcome = started.outcome === 'started' ? 'started' : 'already-running';
        reporter.emit({
          type: 'operation_started',
          ...{ name, region, executionArn, startedAtMs, by, outcome },
        });
        if (!options.wait) {
          reporter.say(`${name} goes on in ${region}\nnext: ${command('status', '--watch')}\n`);
          return EXIT.done;
        }
        const { kind } = resumable.operation;
        const execution = { kind, name, executionArn, startedAtMs };
        return await followOperation(operations, place, execution, { reporter, signal });
      } finally {
        reporter.close();
      }
    }),
  );
}

function requireResumable(
  { session }: OperationSession,
  views: RegionViews,
  reporter: OperationReporter,
): Resumable | undefined {
  const verdict = findResumable(views);
  switch (verdict.kind) {
    case 'resume':
      return verdict.resumable;
    case 'runs': {
      const { kind, epoch, phase } = verdict.operation;
      const { region } = views[verdict.role];
      const reason = `${kind}-${epoch} runs in ${region} (phase ${phase}); ${session.environment.command('status', '--watch')} follows it`;
      reporter.emit({ type: 'nothing_to_do', reason });
      return undefined;
    }
    case 'nothing':
      if (verdict.unknown.length === 2) {
        throw new DrError({
          code: 'DR_STATE_UNKNOWN',
          message: `whether something stopped half-way is not known: ${verdict.unknown.join('; ')}`,
          nextSteps: [session.environment.command('status')],
        });
      }
      reporter.emit({
        type: 'nothing_to_do',
        reason: [
          'no operation stopped half-way',
          ...verdict.unknown.map((each) => `not known of ${each}`),
        ].join('; '),
      });
      return undefined;
  }
}

async function outlookOf(
  { operations }: OperationSession,
  views: RegionViews,
  resumable: Resumable,
): Promise<ResumeOutlook> {
  const { operation, role } = resumable;
  const nowMs = operations.clock.nowMs();
  const goal = goalOf(operation.kind, role);
  const accepted = await observed(operations, () => acceptanceOf(operations, resumable));
  const writer = writerOf(views);
  return {
    operation,
    region: views[role].region,
    goalRegion: views[goal].region,
    goalWrites: writer.kind === 'known' && writer.value === goal,
    diedWith: resumable.diedWith,
    stoppedAfter: lastPhase(operation),
    // As AWS remembers; when it doesn't any more, nobody did.
    acceptDataLoss: accepted.kind === 'known' && accepted.value,
    otherRegionHealth:
      operation.kind === 'failover' ? activeRegionHealth(views[goal], nowMs).kind : undefined,
    nowMs,
  };
}
