import { stackContext } from '../deploy-stack/context';
import { observe } from '../deploy-stack/observe';
import { describeError } from '../describe-error';
import type { Run } from '../environment';
import type { ErrorDescription } from '../events';
import type { StackStatus } from '../stack-status';
import type { Selection } from '../steps';
import { locationId, locationsOf, type StackLocation } from '../topology';
import { waitFor } from '../wait';
import type { DatabaseCircumstances } from './expected-drift';
import { type JudgedResources, judgeDrifts } from './judge';
import type { DetectionEnd } from './ports';

/** What is known of one stack's drift. */
export type StackDrift = DriftFinding & {
  readonly location: string;
  readonly stackName: string;
  readonly region: string;
};

export type DriftFinding =
  | { readonly kind: 'not-deployed' }
  /** Its status doesn't allow a detection. */
  | { readonly kind: 'not-checked'; readonly status: StackStatus }
  | { readonly kind: 'failed'; readonly error: ErrorDescription }
  | {
      readonly kind: 'checked';
      readonly resources: JudgedResources;
      /** In CloudFormation's words, where it could not look at everything that it looks at. */
      readonly incomplete: string | undefined;
      /** Why the differences that hang on the database's state are all shown as drift. */
      readonly databaseUnknown: string | undefined;
    };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html */
const DETECTABLE: ReadonlySet<StackStatus> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
]);

/** "up to several minutes", AWS says of a stack of any size; five times that is no detection any more. */
const DETECTION_LIMIT_MS = 30 * 60 * 1000;

/**
 * Asks CloudFormation to compare every selected stack with its template, all at once. A stack or a
 * region that can't be asked is told as such and keeps nobody from seeing the others.
 */
export async function detectDrift(
  run: Run,
  selected: Selection = () => true,
): Promise<StackDrift[]> {
  const circumstances = new Map<string, Promise<DatabaseCircumstances>>();
  return Promise.all(
    locationsOf(run.environment.topology)
      .filter(selected)
      .map(async (location) => {
        const { stackName, region } = stackContext(run, locationId(location), location);
        const known = circumstances.get(region) ?? databaseIn(run, region);
        circumstances.set(region, known);
        const stack = { location: locationId(location), stackName, region };
        try {
          return { ...stack, ...(await detectInStack(run, location, known)) };
        } catch (error) {
          if (run.signal.aborted && error === run.signal.reason) {
            throw error;
          }
          return { ...stack, kind: 'failed' as const, error: describeError(error) };
        }
      }),
  );
}

async function detectInStack(
  run: Run,
  location: StackLocation,
  database: Promise<DatabaseCircumstances>,
): Promise<DriftFinding> {
  const context = stackContext(run, locationId(location), location);
  const observed = await observe(context);
  if (observed === undefined || observed.status === 'DELETE_COMPLETE') {
    return { kind: 'not-deployed' };
  }
  if (!DETECTABLE.has(observed.status)) {
    return { kind: 'not-checked', status: observed.status };
  }
  const { stackArn } = observed.description;
  const { drift } = run.cloud.region(context.region);
  const end = await detection(run, context.region, stackArn);
  const [drifts, resources, circumstances] = await Promise.all([
    drift.resources(stackArn),
    context.stacks.resources(stackArn),
    database,
  ]);
  return {
    kind: 'checked',
    resources: judgeDrifts(resources, drifts, circumstances),
    incomplete: end.kind === 'incomplete' ? end.reason : undefined,
    databaseUnknown: circumstances.kind === 'unknown' ? circumstances.reason : undefined,
  };
}

/** Starts a detection as soon as none runs on the stack, and waits for its end. */
async function detection(run: Run, region: string, stackArn: string): Promise<DetectionEnd> {
  const { drift } = run.cloud.region(region);
  const limits = {
    ...run,
    limitMs: DETECTION_LIMIT_MS,
    nextSteps: [run.environment.command('drift')],
  };
  const { detectionId } = await waitFor(
    { ...limits, what: `the drift detection that runs already on ${stackArn}` },
    async () => {
      const started = await drift.start(stackArn);
      return started === 'busy' ? undefined : started;
    },
  );
  return waitFor({ ...limits, what: `the drift detection of ${stackArn}` }, () =>
    drift.end(detectionId),
  );
}

async function databaseIn(run: Run, region: string): Promise<DatabaseCircumstances> {
  const { globalDatabase } = run.environment.destroy;
  if (globalDatabase === undefined) {
    return { kind: 'none' };
  }
  try {
    const { globalDatabases } = run.cloud.region(region);
    const members = await globalDatabases.members(globalDatabase.clusterIdentifier);
    const own = members.find((member) => member.region === region);
    return { kind: 'known', isMember: own !== undefined, isWriter: own?.isWriter ?? false };
  } catch (error) {
    return { kind: 'unknown', reason: describeError(error).message };
  }
}
