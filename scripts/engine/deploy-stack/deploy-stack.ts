import { decideAction } from '../action';
import { delayMs } from '../clock';
import { DrError } from '../errors';
import type { StackDescription } from '../ports';
import { type Change, type ChangeOutcome, change, type DesiredStack } from './change';
import { describeContext, type StackContext } from './context';
import { observe } from './observe';
import { recover, refusal } from './recover';

/**
 * Recoveries in a row before giving up. The longest honest chain is attach →
 * roll back → recreate; more means that somebody else works on the stack.
 */
const MAX_RECOVERIES = 5;

export interface DeployedStack {
  readonly outcome: ChangeOutcome;
  readonly description: StackDescription;
}

/** Brings one stack to the desired state from whatever state it is in. */
export async function deployStack(
  context: StackContext,
  desired: DesiredStack,
  makeChange: Change = change,
): Promise<DeployedStack> {
  for (let recoveries = 0; recoveries <= MAX_RECOVERIES; recoveries += 1) {
    const observed = await observe(context);
    const action = decideAction(observed);
    switch (action.kind) {
      case 'create':
      case 'update': {
        const outcome = await makeChange(
          context,
          action.kind === 'create' ? 'CREATE' : 'UPDATE',
          desired,
          observed?.description,
        );
        if (outcome !== 'busy') {
          return protect(context, desired, outcome);
        }
        const { clock, polling, signal } = context.run;
        await clock.sleep(delayMs(polling, recoveries), signal);
        break;
      }
      case 'refuse':
        throw refusal(context, action);
      case 'attach':
        assertMayWait(context, action.reason);
        if (observed !== undefined) {
          await recover(context, action.kind, observed.description, recoveries);
        }
        break;
      case 'roll-back':
      case 'continue-rollback':
      case 'recreate':
        if (observed !== undefined) {
          await recover(context, action.kind, observed.description, recoveries);
        }
    }
  }
  throw new DrError({
    code: 'DR_STACK_UNSETTLED',
    message: `${describeContext(context)} did not come to rest after ${MAX_RECOVERIES} attempts: something else changes it`,
    nextSteps: [context.run.environment.command('status')],
  });
}

/** Throws where nobody wants to wait for what somebody else has begun. */
function assertMayWait(context: StackContext, reason: string): void {
  if (context.run.unsettled?.running === 'fail') {
    throw stackBusy(context, reason);
  }
}

/** The error for a stack that somebody works on, where that isn't waited for. */
export function stackBusy(
  context: Pick<StackContext, 'run' | 'stackName' | 'region' | 'location'>,
  reason: string,
): DrError {
  const { command } = context.run.environment;
  return new DrError({
    code: 'DR_STACK_BUSY',
    message: `${describeContext(context)} can't be deployed to now: ${reason}`,
    nextSteps: [`${command('deploy')} (without --no-attach: waits for it)`, command('status')],
  });
}

/**
 * Sets the stack's policy, also after an unchanged stack: a run that was
 * interrupted between the two would otherwise leave the data unprotected.
 */
async function protect(
  context: StackContext,
  { policy }: DesiredStack,
  outcome: ChangeOutcome,
): Promise<DeployedStack> {
  const description = await context.stacks.describe(context.stackName);
  if (description === undefined) {
    throw new DrError({
      code: 'DR_STACK_VANISHED',
      message: `${describeContext(context)} was deployed and is gone: something else deleted it`,
      nextSteps: [context.run.environment.command('status')],
    });
  }
  if (policy !== undefined) {
    await context.stacks.setStackPolicy(description.stackArn, policy);
  }
  return { outcome, description };
}
