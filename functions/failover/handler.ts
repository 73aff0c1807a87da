import { describeFailure } from '../shared/describe-failure';
import type { LambdaContext } from '../shared/lambda-context';
import { isObject } from '../shared/state/guards';
import type { FailoverDependencies } from './dependencies';
import { InvalidTask } from './errors';
import { isTaskName, tasks } from './tasks';

export type FailoverHandler = (event: unknown, context: LambdaContext) => Promise<unknown>;

/**
 * The Lambda handler over what it needs from outside: finds the task and runs it. What a task
 * throws goes to the state machine by its name.
 */
export const createHandler =
  (dependencies: FailoverDependencies): FailoverHandler =>
  async (event, lambdaContext) => {
    const { logger } = dependencies;
    logger.resetKeys();
    logger.addContext(lambdaContext);
    if (!isObject(event) || !isTaskName(event.task)) {
      throw new InvalidTask(
        `no such task: ${describe(event)}. Call with {"task": <one of ${Object.keys(tasks).join(', ')}>}`,
      );
    }
    logger.appendKeys({ task: event.task });
    logger.info('Task started');
    try {
      const answer = await tasks[event.task].invoke(dependencies, event);
      logger.info('Task done', { answer });
      return answer;
    } catch (error) {
      // Not an error of the function's: most often the state machine asks again.
      logger.warn('Task not done', describeFailure(error));
      throw error;
    }
  };

const describe = (event: unknown): string =>
  isObject(event) ? (JSON.stringify(event.task)?.slice(0, 100) ?? 'none given') : 'not an object';
