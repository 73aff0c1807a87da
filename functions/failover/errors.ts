/**
 * What a task fails with. Step Functions matches `Retry` and `Catch` on an error's name, so the
 * names are an interface: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const ERROR_NAMES = {
  notYet: 'NotYet',
  dependencyUnavailable: 'DependencyUnavailable',
  dependencyRefused: 'DependencyRefused',
  taskRefused: 'TaskRefused',
  invalidTask: 'InvalidTask',
} as const;

/** Asked too early: nothing is wrong, and the answer comes by asking again. */
export class NotYet extends Error {
  override readonly name = ERROR_NAMES.notYet;
}

/** A call timed out, was throttled or found the service broken; the next one may not. */
export class DependencyUnavailable extends Error {
  override readonly name = ERROR_NAMES.dependencyUnavailable;
}

/** A call was understood and turned down; the next one will be too. */
export class DependencyRefused extends Error {
  override readonly name = ERROR_NAMES.dependencyRefused;
}

/** The task itself says no: what it found rules its purpose out. */
export class TaskRefused extends Error {
  override readonly name = ERROR_NAMES.taskRefused;
}

/** The caller sent something that is no task, or one without what it needs. */
export class InvalidTask extends Error {
  override readonly name = ERROR_NAMES.invalidTask;
}
