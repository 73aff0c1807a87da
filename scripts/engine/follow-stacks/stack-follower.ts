import type { StackContext } from '../deploy-stack/context';
import { endedOperation, lastOperation } from '../deploy-stack/follow';
import { progressOf } from '../deploy-stack/progress';
import { describeError } from '../describe-error';
import type { ErrorDescription } from '../events';
import type { StackEvent } from '../ports';
import { cancelledResources, failedResources } from '../stack-failure';
import { isSuccess, type StackStatus } from '../stack-status';

/** How far back events are read: a run says by its own machine's clock when it began. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** The run whose doings are told. */
export interface FollowedRun {
  readonly id: string;
  readonly sinceMs: number;
}

/** Tells what happens to one stack, each event once: since a run began, and from then on live. */
export class StackFollower {
  /** Of the stack that has the name now, or had it last. */
  private stackArn: string | undefined;
  /** Everything that was told of that stack, newest first. */
  private told: StackEvent[] = [];
  /** The last operation that was told has ended. */
  private isAtRest = true;
  private isUnreadable = false;

  constructor(
    private readonly context: StackContext,
    private readonly followed: FollowedRun,
  ) {}

  /** Tells what is new. A stack or a region that can't be read keeps nobody from seeing the others. */
  async look(): Promise<void> {
    const { run, step } = this.context;
    try {
      await this.read();
      this.isUnreadable = false;
    } catch (error) {
      if (run.signal.aborted) {
        throw error;
      }
      if (!this.isUnreadable) {
        const activity = `can't be read now: ${describeError(error).message}`;
        run.emit({ type: 'step_activity', step, activity });
      }
      this.isUnreadable = true;
    }
  }

  private async read(): Promise<void> {
    const { stacks, stackName } = this.context;
    const found = (await stacks.describe(stackName))?.stackArn;
    if (this.stackArn !== undefined && found !== this.stackArn) {
      // Gone, or made anew: what happened to the one of before is told to its end.
      await this.readNews(this.stackArn);
    }
    if (found !== undefined && found !== this.stackArn) {
      this.stackArn = found;
      this.told = [];
    }
    if (found !== undefined) {
      await this.readNews(found);
    }
  }

  private async readNews(stackArn: string): Promise<void> {
    const { stacks } = this.context;
    const [newest] = this.told;
    const news =
      newest === undefined
        ? (
            await stacks.eventsUntil(stackArn, (events) => events.some((one) => this.isOlder(one)))
          ).filter((event) => this.isOfRun(event))
        : await stacks.eventsSince(stackArn, newest.eventId);
    for (const event of [...news].reverse()) {
      this.tell(event);
    }
  }

  private isOlder(event: StackEvent): boolean {
    return !this.isOfRun(event) && event.timestampMs < this.followed.sinceMs - CLOCK_DIFFERENCE_MS;
  }

  /** Operations of a stack set don't carry the run's token. */
  private isOfRun({ clientToken, timestampMs }: StackEvent): boolean {
    const { id, sinceMs } = this.followed;
    return (clientToken?.startsWith(`${id}-`) ?? false) || timestampMs >= sinceMs;
  }

  private tell(event: StackEvent): void {
    const { run, step } = this.context;
    this.told = [event, ...this.told];
    if (event.status === 'REVIEW_IN_PROGRESS') {
      // A change set waits: nothing has begun.
      return;
    }
    if (this.isAtRest) {
      this.isAtRest = false;
      run.emit({ type: 'step_started', step });
    }
    run.emit({ type: 'resource', step, event });
    const operation = lastOperation(this.told);
    run.emit({ type: 'step_progress', step, ...progressOf(operation, 0) });
    const ended = event.isStackItself ? endedOperation(this.told) : undefined;
    if (ended !== undefined) {
      this.isAtRest = true;
      this.tellEnd(ended, operation);
    }
  }

  private tellEnd(status: StackStatus, operation: readonly StackEvent[]): void {
    const { run, step, region, stackName } = this.context;
    if (isSuccess(status)) {
      run.emit({ type: 'step_finished', step, outcome: OUTCOMES[status] });
      return;
    }
    const error: ErrorDescription = {
      code: 'DR_STACK_FAILED',
      message: `stack ${stackName} in ${region} (${step}) ended in ${status}`,
      nextSteps: [`${run.environment.command('explain')} (finds out why)`],
      failures: failedResources(operation),
      cancelled: cancelledResources(operation),
    };
    run.emit({ type: 'step_failed', step, error });
  }
}

const OUTCOMES = {
  CREATE_COMPLETE: 'created',
  UPDATE_COMPLETE: 'updated',
  DELETE_COMPLETE: 'deleted',
} as const;
