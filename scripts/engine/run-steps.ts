import { describeError } from './describe-error';
import type { Run } from './environment';
import type {
  CompletedStatus,
  EngineEvent,
  ParameterChange,
  RunSummary,
  StepStatus,
} from './events';
import type { Graph } from './graph';
import { type NodeResult, schedule } from './scheduler';

/** A plan of any command: what is done, and in which order. */
export interface ExecutablePlan<Step> {
  readonly graph: Graph<Step>;
  readonly steps: readonly {
    readonly step: { readonly id: string };
    readonly region: string;
    readonly action: Extract<EngineEvent, { type: 'step_planned' }>['action'];
    readonly reason: string;
    readonly waitsFor: readonly string[];
    readonly parameterChanges?: readonly ParameterChange[];
  }[];
}

export interface ExecuteOptions<Step> {
  readonly run: Run;
  readonly command: 'deploy' | 'destroy';
  readonly plan: ExecutablePlan<Step>;
  /** Filled by `execute` as stacks get outputs; part of the summary. */
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly execute: (step: Step) => Promise<CompletedStatus>;
  /** A last look, also after failures; anything but success fails the run. */
  readonly verify?: (result: RunSummary['result']) => Promise<RunSummary['result']>;
}

/** Runs the steps of a plan in dependency order and tells everything as events. */
export async function executePlan<Step>(options: ExecuteOptions<Step>): Promise<RunSummary> {
  const { run, command, plan, outputs, execute, verify } = options;
  const { emit, clock, signal } = run;
  const startedMs = clock.nowMs();
  emit({
    type: 'run_started',
    command,
    runId: run.id,
    suffix: run.environment.suffix,
    accountId: (await run.cloud.caller()).accountId,
    steps: plan.steps.map(({ step }) => step.id),
  });
  for (const { step, region, action, reason, waitsFor, parameterChanges = [] } of plan.steps) {
    emit({
      type: 'step_planned',
      step: step.id,
      region,
      action,
      reason,
      waitsFor,
      ...(parameterChanges.length > 0 && { parameterChanges }),
    });
  }
  const results = await schedule({
    graph: plan.graph,
    signal,
    onBlocked: (step, cause) => emit({ type: 'step_blocked', step, cause }),
    run: async (step, id) => {
      emit({ type: 'step_started', step: id });
      try {
        const status = await execute(step);
        emitEnd(run, id, status);
        return status;
      } catch (error) {
        if (!(signal.aborted && error === signal.reason)) {
          emit({ type: 'step_failed', step: id, error: describeError(error) });
        }
        throw error;
      }
    },
  });
  const steps = Object.fromEntries(
    [...results].map(([id, result]) => [id, statusOf(result)] as const),
  );
  const result = resultOf(Object.values(steps));
  const summary: RunSummary = {
    result: verify && result !== 'interrupted' ? await verify(result) : result,
    elapsedMs: clock.nowMs() - startedMs,
    steps,
    outputs: Object.fromEntries(outputs),
  };
  emit({ type: 'summary', summary });
  return summary;
}

function emitEnd({ emit }: Run, step: string, status: CompletedStatus): void {
  if (status === 'unchanged') {
    emit({ type: 'step_skipped', step, reason: 'no changes' });
  } else {
    emit({ type: 'step_finished', step, outcome: status });
  }
}

function statusOf(result: NodeResult<CompletedStatus>): StepStatus {
  return result.status === 'succeeded' ? result.value : result.status;
}

function resultOf(statuses: readonly StepStatus[]): RunSummary['result'] {
  if (statuses.some((status) => status === 'interrupted' || status === 'not-started')) {
    return 'interrupted';
  }
  return statuses.some((status) => status === 'failed' || status === 'blocked')
    ? 'failed'
    : 'succeeded';
}
