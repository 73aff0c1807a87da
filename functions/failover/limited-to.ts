import { limitedClients } from '../shared/limited-clients';
import type { FailoverDependencies, TaskContext } from './dependencies';

/** What a task has for as long as it takes, or for the part of it that the lost region may take. */
export const limitedTo = (
  dependencies: FailoverDependencies,
  signal: AbortSignal,
): TaskContext => ({
  ...dependencies,
  own: limitedClients(dependencies.own, signal),
  peer: limitedClients(dependencies.peer, signal),
});
