import { delayMs } from '../clock';
import { stackContext } from '../deploy-stack/context';
import type { Run } from '../environment';
import { locationId, locationsOf } from '../topology';
import { type FollowedRun, StackFollower } from './stack-follower';

/**
 * Tells what happens to every stack of the environment, for a run that somebody else's machine keeps
 * the journal of, until there is an answer to how that run ended.
 */
export async function followStacks<End>(
  run: Run,
  followed: FollowedRun,
  howItEnded: () => Promise<End | undefined>,
): Promise<End> {
  const followers = locationsOf(run.environment.topology).map(
    (location) => new StackFollower(stackContext(run, locationId(location), location), followed),
  );
  for (let attempt = 0; ; attempt += 1) {
    run.signal.throwIfAborted();
    // Asked before the stacks are read: what happened before the end is told then.
    const end = await howItEnded();
    await Promise.all(followers.map((follower) => follower.look()));
    if (end !== undefined) {
      return end;
    }
    await run.clock.sleep(delayMs(run.polling, attempt), run.signal);
  }
}
