import { describeContext, type StackContext, stackContext } from '../deploy-stack/context';
import { afterFailure, takeUp } from '../deploy-stack/follow';
import { type Observation, observe } from '../deploy-stack/observe';
import type { Run } from '../environment';
import type { ErrorDescription } from '../events';
import { transitiveDependents } from '../graph';
import type { StackEvent } from '../ports';
import { cancelledResources, failedResources } from '../stack-failure';
import { isInProgress, isSuccess } from '../stack-status';
import { deployGraph, type Selection } from '../steps';
import { hasLastAttempt, lastAttempt } from '../timeline/operations';
import { locationId, locationsOf } from '../topology';
import { stackEventsUrl } from './console-url';
import { Investigation } from './investigation';

/** What came of the last operation on a stack. */
export type StackExplanation = {
  /** `regional@dr` */
  readonly stack: string;
  readonly stackName: string;
  readonly region: string;
} & (
  | { readonly kind: 'not-deployed' }
  | { readonly kind: 'fine'; readonly status: string; readonly atMs: number }
  /** Still running; `error` when something of it has failed already. */
  | {
      readonly kind: 'running';
      readonly status: string;
      readonly atMs: number;
      readonly error?: ErrorDescription;
    }
  | {
      readonly kind: 'failed';
      readonly status: string;
      readonly atMs: number;
      readonly error: ErrorDescription;
      /** Stacks that need this one and were never made. */
      readonly blocked: readonly string[];
    }
);

/** Looks at the last operation of every selected stack. Nothing but CloudFormation has to know of it. */
export async function explainStacks(run: Run, selected: Selection): Promise<StackExplanation[]> {
  const { topology } = run.environment;
  const observed = await Promise.all(
    locationsOf(topology).map(async (location) => {
      const context = stackContext(run, locationId(location), location);
      return { location, context, observation: await observe(context) };
    }),
  );
  const missing = new Set(
    observed
      .filter(({ observation }) => !isMade(observation))
      .map(({ location }) => locationId(location)),
  );
  return Promise.all(
    observed
      .filter(({ location }) => selected(location))
      .map(({ context, observation }) => explainStack(context, observation, missing)),
  );
}

/** The failed ones, first cause first. */
export function failedStacks(
  explanations: readonly StackExplanation[],
): Extract<StackExplanation, { kind: 'failed' }>[] {
  return explanations
    .filter((explanation) => explanation.kind === 'failed')
    .sort((one, other) => causeMs(one) - causeMs(other));
}

function causeMs({ error, atMs }: Extract<StackExplanation, { kind: 'failed' }>): number {
  return error.failures?.[0]?.failedAtMs ?? atMs;
}

function isMade(observation: Observation | undefined): observation is Observation {
  return observation !== undefined && observation.status !== 'REVIEW_IN_PROGRESS';
}

async function explainStack(
  context: StackContext,
  observation: Observation | undefined,
  missing: ReadonlySet<string>,
): Promise<StackExplanation> {
  const { stackName, region, run } = context;
  const stack = locationId(context.location);
  if (!isMade(observation)) {
    return { kind: 'not-deployed', stack, stackName, region };
  }
  const { description, status } = observation;
  const events = lastAttempt(
    await context.stacks.eventsUntil(description.stackArn, hasLastAttempt),
  );
  const error = await errorOf(context, observation, events);
  const atMs = events[0]?.timestampMs ?? description.lastChangedMs;
  const common = { stack, stackName, region, status, atMs };
  const hasFailed = (error.failures?.length ?? 0) > 0;
  if (isInProgress(status)) {
    return { kind: 'running', ...common, ...(hasFailed && { error }) };
  }
  if (isSuccess(status) && !hasFailed) {
    return { kind: 'fine', ...common };
  }
  const dependents = transitiveDependents(deployGraph(run.environment.topology), stack);
  return {
    kind: 'failed',
    ...common,
    error,
    blocked: [...dependents].filter((id) => missing.has(id)),
  };
}

async function errorOf(
  context: StackContext,
  { description, status }: Observation,
  events: readonly StackEvent[],
): Promise<ErrorDescription> {
  const investigation = new Investigation({
    region: context.region,
    port: () => context.run.cloud.region(context.region).diagnosis,
  });
  await investigation.see(events);
  const failures = investigation.explained(failedResources(events));
  const cancelled = cancelledResources(events);
  const why =
    failures.length === 0 && description.statusReason ? `: ${description.statusReason}` : '';
  const isDeletion = status.startsWith('DELETE_');
  return {
    code: 'DR_STACK_FAILED',
    message: `the last operation on ${describeContext(context)} ended in ${status}${why}`,
    nextSteps: [isDeletion ? takeUp(context, 'destroy') : afterFailure(context, failures)],
    failures,
    ...(cancelled.length > 0 && { cancelled }),
    consoleUrl: stackEventsUrl(context.region, description.stackArn),
  };
}
