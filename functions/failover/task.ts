import type { JsonObject } from '../shared/state/guards';
import { withTimeout } from '../shared/with-timeout';
import { awsCall } from './aws-call';
import type { FailoverDependencies, TaskContext } from './dependencies';
import { limitedTo } from './limited-to';

/** One step of a state machine, or one reaction to an event. */
export interface TaskDefinition<Input, Output> {
  /** For the whole task. The state machine's own time-out is longer, so that this one is seen. */
  readonly timeoutMs: number;
  /** @throws InvalidTask when the payload lacks what the task needs */
  readonly parse: (payload: JsonObject) => Input;
  /** Can be delivered twice and die between any two calls; running it again makes it whole. */
  readonly run: (context: TaskContext, input: Input) => Promise<Output>;
}

/** A task whose input's type nobody has to know any more. */
export interface Task<Output = unknown> {
  readonly timeoutMs: number;
  invoke(dependencies: FailoverDependencies, payload: JsonObject): Promise<Output>;
}

export function defineTask<Input, Output>({
  timeoutMs,
  parse,
  run,
}: TaskDefinition<Input, Output>): Task<Output> {
  return {
    timeoutMs,
    async invoke(dependencies, payload) {
      const input = parse(payload);
      const over = new AbortController();
      try {
        return await awsCall('the task', () =>
          withTimeout({ clock: dependencies.clock, what: 'the task', timeoutMs }, () =>
            run(limitedTo(dependencies, over.signal), input),
          ),
        );
      } finally {
        // Also of a task that has ended before its time: of two calls at once, one may have failed.
        over.abort();
      }
    },
  };
}
