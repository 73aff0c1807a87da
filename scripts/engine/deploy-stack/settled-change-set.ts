import type { ChangeSetHandle, SettledChangeSet } from '../ports';
import { waitFor } from '../wait';
import { describeContext, type StackContext } from './context';

/**
 * Change sets of this size take seconds, a slow macro a minute or two. AWS
 * documents no limit of its own, so that this one is a guess on the safe side.
 */
const CHANGE_SET_LIMIT_MS = 15 * 60 * 1000;

/**
 * Waits until CloudFormation has worked a change set out.
 *
 * @param verb The command to type again when that takes too long.
 */
export async function settledChangeSet(
  context: StackContext,
  handle: ChangeSetHandle,
  verb: 'deploy' | 'preview',
): Promise<SettledChangeSet> {
  const { run, stacks } = context;
  return waitFor<SettledChangeSet>(
    {
      clock: run.clock,
      polling: run.polling,
      signal: run.signal,
      limitMs: CHANGE_SET_LIMIT_MS,
      what: `the change set of ${describeContext(context)}`,
      nextSteps: [run.environment.command(verb)],
    },
    async () => {
      const state = await stacks.changeSetState(handle);
      return state.kind === 'pending' ? undefined : state;
    },
  );
}
