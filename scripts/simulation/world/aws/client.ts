import type { FunctionProcess } from '../function-process';
import type { AwsCloud, ClientOptions, Command } from './aws-cloud';

/**
 * Stands in for an SDK client: the same commands and error names, without its middleware. Its
 * `send` has an overload for each command, which nothing that answers them all can show.
 */
export interface Client {
  readonly send: never;
}

/** Clients whose calls a process makes. */
export function clientFor(
  cloud: AwsCloud,
  process: FunctionProcess,
): (options: ClientOptions) => Client {
  return (options) => ({
    send: ((command: Command, settings?: { readonly abortSignal?: AbortSignal }) =>
      cloud.send(process, options, command, settings?.abortSignal)) as never,
  });
}
