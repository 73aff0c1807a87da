import type { StackContext } from '../deploy-stack/context';
import { assertSucceeded, type FollowedOperation, follow } from '../deploy-stack/follow';
import type { InstancePlace, StackSets } from './ports';

interface Instance {
  readonly context: StackContext;
  readonly stackSets: StackSets;
  readonly place: InstancePlace;
}

/** The stack of an instance, in one operation of its stack set. */
export class StackOfInstance {
  private followed: FollowedOperation | undefined;

  private constructor(
    private readonly instance: Instance,
    private readonly stackArn: string | undefined,
    private readonly newestEventId: string | undefined,
  ) {}

  /** As it is before the operation. */
  static async find(instance: Instance): Promise<StackOfInstance> {
    const { context, stackSets, place } = instance;
    const stackArn = (await stackSets.instance(place))?.stackArn;
    const newestEventId = stackArn && (await context.stacks.newestEventId(stackArn));
    return new StackOfInstance(instance, stackArn, newestEventId);
  }

  /** Follows what the operation does to the stack to its end, once it has begun with it. */
  async follow(): Promise<void> {
    const { context, stackSets, place } = this.instance;
    if (this.followed !== undefined) {
      return;
    }
    const stackArn = (await stackSets.instance(place))?.stackArn;
    const knownEventId = stackArn === this.stackArn ? this.newestEventId : undefined;
    if (stackArn !== undefined && (await context.stacks.newestEventId(stackArn)) !== knownEventId) {
      this.followed = await follow(context, { stackArn, knownEventId, expectedResources: 0 });
    }
  }

  /** Throws with the resources that failed. An operation without changes leaves the stack alone. */
  async assertSucceeded(): Promise<void> {
    // It may have begun with the stack and been through with it between two looks.
    await this.follow();
    if (this.followed !== undefined) {
      assertSucceeded(this.instance.context, this.followed);
    }
  }
}
