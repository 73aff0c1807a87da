import { decideAction } from '../action';
import type { DeployInput } from '../deploy-input';
import { type StackContext, stackContext } from '../deploy-stack/context';
import { describeError } from '../describe-error';
import type { Run } from '../environment';
import { assertNever } from '../errors';
import type { GuardVerdict } from '../guard/change-guard';
import type { ChangeSetHandle, SettledChangeSet, ValidationFinding } from '../ports';
import type { Observed } from '../setting-parameters';
import type { StackStep } from '../steps';
import { widerAccess } from './access/wider-access';
import type { KnownInputs } from './inputs';
import { fedOutputs } from './later-inputs';
import { placeTemplate } from './place-template';
import { policyDenials } from './policy-denials';
import {
  contentsOf,
  outputChanges,
  readTemplateView,
  statefulTypes,
  type TemplateView,
} from './template';
import type { StackResult } from './types';
import { parameterDifferences, tagDifferences } from './value-changes';
import { withChangeSet } from './with-change-set';

export interface StackToPreview {
  readonly run: Run;
  readonly input: DeployInput;
  readonly step: StackStep;
  readonly observed: Observed;
  readonly inputs: KnownInputs;
  readonly template: TemplateView;
  /** Types that hold data, in any of the product's templates. */
  readonly stateful: ReadonlySet<string>;
}

/** One stack's part of a preview. Rejects only when the run is interrupted. */
export async function previewStack(work: StackToPreview): Promise<StackResult> {
  const { run, step, observed, template } = work;
  const action = decideAction(observed.get(step.id));
  switch (action.kind) {
    case 'create':
    case 'update':
      return orFailure(run, () => previewChange(work, action.kind));
    case 'recreate':
      return { kind: 'to-be-created', contents: contentsOf(template) };
    case 'attach':
    case 'roll-back':
    case 'continue-rollback':
    case 'refuse':
      return {
        kind: 'not-shown',
        reason: `${action.reason}; CloudFormation makes no change set before that is over`,
      };
    default:
      return assertNever(action);
  }
}

async function orFailure(run: Run, work: () => Promise<StackResult>): Promise<StackResult> {
  try {
    return await work();
  } catch (error) {
    if (run.signal.aborted && error === run.signal.reason) {
      throw error;
    }
    return { kind: 'failed', error: describeError(error), findings: [] };
  }
}

async function previewChange(
  work: StackToPreview,
  action: 'create' | 'update',
): Promise<StackResult> {
  const { run, input, step, observed, inputs } = work;
  const lacking = inputs.missing.filter(({ secondPass }) => secondPass === undefined);
  const location = lacking.length > 0 ? undefined : await placeTemplate(run, input, step, observed);
  if (location === undefined) {
    return action === 'create'
      ? { kind: 'to-be-created', contents: contentsOf(work.template) }
      : { kind: 'not-shown', reason: 'what it takes from other stacks is made by this deploy' };
  }
  const context = stackContext(run, step.id, step);
  const type = action === 'create' ? 'CREATE' : 'UPDATE';
  const status = observed.get(step.id)?.status;
  const seen = await withChangeSet(
    context,
    {
      type,
      template: location,
      parameters: inputs.parameters,
      tags: input.tags,
      isNew: status === undefined || status === 'DELETE_COMPLETE',
    },
    (state, handle) => describeChange(work, context, type, { state, handle }),
  );
  switch (seen.kind) {
    case 'busy':
      return { kind: 'not-shown', reason: 'an operation has just begun on it' };
    case 'no-changes':
      return { kind: 'unchanged' };
    case 'seen':
      return seen.value;
  }
}

async function describeChange(
  work: StackToPreview,
  context: StackContext,
  type: 'CREATE' | 'UPDATE',
  { state, handle }: { readonly state: SettledChangeSet; readonly handle: ChangeSetHandle },
): Promise<StackResult> {
  switch (state.kind) {
    case 'no-changes':
      return { kind: 'unchanged' };
    case 'superseded':
    case 'executed':
    case 'obsolete':
      return { kind: 'not-shown', reason: 'another run is deploying it' };
    case 'failed': {
      const findings = await findingsOf(context, handle);
      return {
        kind: 'failed',
        error: {
          code: 'DR_CHANGE_SET_FAILED',
          message: findings.some(({ severity }) => severity === 'FAIL')
            ? 'CloudFormation refuses the change for what its checks found'
            : state.reason,
          nextSteps: ['correct the template or the setting it names'],
        },
        findings,
      };
    }
    case 'ready': {
      const { run, input, step, observed, inputs, template, stateful } = work;
      const current = type === 'CREATE' ? undefined : observed.get(step.id)?.description;
      const before =
        type === 'CREATE'
          ? undefined
          : readTemplateView(await context.stacks.template(handle.stackArn));
      const dataTypes = new Set([...stateful, ...(before ? statefulTypes(before) : [])]);
      const resources = state.changes.map((change) => ({
        ...change,
        isStateful: dataTypes.has(change.resourceType),
      }));
      return {
        kind: 'changed',
        type,
        resources,
        parameters: current ? parameterDifferences(inputs.parameters, current) : [],
        tags: current ? tagDifferences(input.tags, current) : [],
        outputs: outputChanges(before, template),
        findings: await findingsOf(context, handle),
        // Everything of a new stack is new.
        widerAccess: type === 'CREATE' ? [] : widerAccess(state.changes),
        fedOutputs: fedOutputs(
          run.environment.topology,
          step,
          resources,
          before ? [template, before] : [template],
        ),
        guard:
          type === 'CREATE' ? NOT_GUARDED : ((await run.guard?.(step, resources)) ?? NOT_GUARDED),
        // Nothing of a new stack is replaced, and it gets its policy only afterwards.
        policyDenials:
          type === 'CREATE' ? [] : policyDenials(await policyOf(work, context, handle), resources),
      };
    }
    default:
      return assertNever(state);
  }
}

const NOT_GUARDED: GuardVerdict = { why: [], changes: [] };

/** The policy that the update would meet; where it can't be read, the one that a deploy has set. */
async function policyOf(
  { input, step }: StackToPreview,
  { run, stacks }: StackContext,
  { stackArn }: ChangeSetHandle,
): Promise<string | undefined> {
  try {
    return await stacks.stackPolicy(stackArn);
  } catch (error) {
    const { message } = describeError(error);
    run.emit({
      type: 'step_activity',
      step: step.id,
      activity: `the stack's policy can't be read, and is taken as a deploy sets it: ${message}`,
    });
    return input.stackPolicy(step.stack);
  }
}

/** What stops the change first. Without the right to read them, the preview goes on without. */
async function findingsOf(
  context: StackContext,
  handle: ChangeSetHandle,
): Promise<ValidationFinding[]> {
  const { run, step, stacks } = context;
  try {
    const findings = await stacks.validationFindings(handle);
    return findings.sort(
      (a, b) =>
        rank(a) - rank(b) || (a.logicalId < b.logicalId ? -1 : a.logicalId > b.logicalId ? 1 : 0),
    );
  } catch (error) {
    const { message } = describeError(error);
    run.emit({
      type: 'step_activity',
      step,
      activity: `what was checked can't be read: ${message}`,
    });
    return [];
  }
}

const rank = ({ severity }: ValidationFinding): number => (severity === 'FAIL' ? 0 : 1);
