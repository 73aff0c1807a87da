import { peerOf } from '../../../templates-src/topology';
import { DrError } from '../../engine/errors';
import type { Place } from '../../engine/operation/context';
import type { FollowedExecution } from '../../engine/operation/follow';
import { activeRegionHealth } from '../../engine/operation/outlook';
import type { Verdict } from '../../engine/operation/preconditions';
import { machineKind } from '../../engine/operation/request';
import { startExecution } from '../../engine/operation/start';
import { deployedSteps, type WhatIf } from '../../engine/operation/what-if/what-if';
import { confirm } from '../confirm';
import { styleFor } from '../render/style';
import { whatIfText } from '../render/what-if';
import type { Beginning } from './beginning';
import { expectedTimesOf } from './expected-times';
import type { OperationSession } from './operation-session';

/** Says what would happen, asks, and starts; `done` where it was only to be said. */
export async function agreeAndStart(
  opened: OperationSession,
  beginning: Beginning,
  verdict: Extract<Verdict, { kind: 'possible' }>,
): Promise<FollowedExecution | 'done'> {
  const { io, options, request, views, place, reporter, signal } = beginning;
  const { session, operations } = opened;
  const whatIf = await whatIfOf(opened, beginning, verdict);
  if (options.json) {
    reporter.emit({ type: 'what_if', whatIf });
  } else {
    const output = options.dryRun ? io.stdout : io.stderr;
    output.write(whatIfText(whatIf, { columns: output.columns, style: styleFor(output, io.env) }));
  }
  if (options.dryRun) {
    return 'done';
  }
  await agree(session.environment, beginning, whatIf);
  signal.throwIfAborted();
  const { name: by } = await session.cloud.caller();
  const startedAtMs = session.clock.nowMs();
  const seen = views[place.role].operation;
  const lastEpoch = (seen.kind === 'known' && seen.value?.operation.epoch) || 0;
  const kind = machineKind(request);
  beginning.progress.stage = `whether a ${kind} was started in ${place.region} is not known yet`;
  const asked = {
    kind,
    by,
    evidence: JSON.stringify(evidenceOf(opened, beginning, whatIf)),
    acceptDataLoss: request.kind === 'unplanned' && request.acceptDataLoss,
    firstBadSampleAtMs: startedAtMs,
  };
  const started = await startExecution(operations, place, lastEpoch, asked, signal);
  const { name, executionArn, outcome } = started;
  if (outcome === 'superseded') {
    throw superseded(opened, name, place);
  }
  const { region } = place;
  reporter.emit({
    type: 'operation_started',
    ...{ name, region, executionArn, startedAtMs, by, outcome },
  });
  return { kind, name, executionArn, startedAtMs };
}

async function whatIfOf(
  opened: OperationSession,
  { request, views, place }: Beginning,
  { loss, warnings }: Extract<Verdict, { kind: 'possible' }>,
): Promise<WhatIf> {
  const { operations, product } = opened;
  const kind = machineKind(request);
  return {
    kind,
    runsIn: { role: place.role, region: place.region },
    otherRegion: views[peerOf(place.role)].region,
    goal: { role: request.goal, region: views[request.goal].region },
    steps: await deployedSteps(operations, place, kind),
    times: expectedTimesOf(product, request, views, operations.clock.nowMs()),
    loss,
    warnings,
  };
}

async function agree(
  { suffix, command }: OperationSession['session']['environment'],
  { io, options, typed, request }: Beginning,
  { goal, warnings }: WhatIf,
): Promise<void> {
  if (options.yes) {
    return;
  }
  const answer = request.kind === 'unplanned' ? suffix : 'yes';
  const doubts = warnings.map((warning) => `Warning: ${warning}.\n`).join('');
  await confirm(io, {
    question: `${doubts}Make ${goal.region} serve? Type ${answer}: `,
    answer,
    withoutAsking: command(typed.verb, ...typed.options, '--yes'),
  });
}

/** Kept with the operation, for the report and whoever looks later. */
function evidenceOf(
  { operations }: OperationSession,
  { typed, request, views }: Beginning,
  { loss, warnings }: WhatIf,
): object {
  return {
    command: ['dr-cli', typed.verb, ...typed.options].join(' '),
    otherRegion: activeRegionHealth(views[request.goal], operations.clock.nowMs()),
    loss,
    warnings,
  };
}

function superseded({ session }: OperationSession, name: string, { region }: Place): DrError {
  return new DrError({
    code: 'DR_SUPERSEDED',
    message: `${name} has been and gone in ${region} since this command looked; nothing was started`,
    nextSteps: [session.environment.command('status')],
  });
}
