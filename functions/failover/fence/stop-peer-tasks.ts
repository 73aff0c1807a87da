import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { peerService } from '../capacity/peer-service';
import { scalableTargetOf } from '../capacity/scalable-target';
import type { TaskContext } from '../dependencies';
import type { FenceFact } from '../report/facts';

/** Tasks have 30 s to finish what they do (`docs/container.md`), longer than is waited here. */
const POLL_INTERVAL_MS = 2_000;
const POLLS = 4;

/**
 * Sets the peer's service to no tasks and looks whether they are gone.
 *
 * The scalable target goes to 0 as well, or the next alarm would start tasks again: no scaling
 * policy leaves the range.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 *
 * @param signal - ends the waiting too, which would otherwise go on in the next invocation
 * @param observe - told what is proven as soon as it is, because time may run out at any moment
 */
export async function stopPeerTasks(
  context: TaskContext,
  signal: AbortSignal,
  observe: (seen: Omit<FenceFact, 'atMs'>) => void,
): Promise<void> {
  const [autoscaling, service] = await Promise.allSettled([
    holdAtNothing(context),
    wantNothing(context),
  ]);
  if (service.status === 'rejected') throw service.reason;
  const held = autoscaling.status === 'fulfilled';
  let running = service.value;
  observe(outcomeOf({ running, held }));
  for (let poll = 0; poll < POLLS && running !== 0; poll += 1) {
    await context.clock.sleep(POLL_INTERVAL_MS, signal);
    running = (await peerService(context)).runningCount;
    observe(outcomeOf({ running, held }));
  }
}

function outcomeOf({
  running,
  held,
}: {
  readonly running: number | undefined;
  readonly held: boolean;
}): Omit<FenceFact, 'atMs'> {
  const counted = `${running ?? 'an unknown number of'} tasks still running`;
  // Not knowing the number is not none, and what may start again has not stopped.
  return {
    outcome: running === 0 && held ? 'tasks-stopped' : 'tasks-stopping',
    detail: held ? counted : `${counted}; autoscaling could not be held back and may start others`,
  };
}

async function holdAtNothing({ peer, config }: TaskContext): Promise<void> {
  await peer.applicationAutoScaling.send(
    new RegisterScalableTargetCommand({
      ...scalableTargetOf(config),
      MinCapacity: 0,
      MaxCapacity: 0,
    }),
  );
}

/** @returns tasks still running, if the answer says */
async function wantNothing({ peer, config }: TaskContext): Promise<number | undefined> {
  const { service } = await peer.ecs.send(
    new UpdateServiceCommand({
      cluster: config.peerEcsCluster,
      service: config.peerEcsService,
      desiredCount: 0,
    }),
  );
  return service?.runningCount;
}
