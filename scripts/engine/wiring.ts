import type { HomeRole } from '../../templates-src/topology';
import type { Environment } from './environment';
import { DrError } from './errors';
import type { ParameterValue } from './ports';
import { type Feed, locationId, producerOf, type StackLocation } from './topology';

/** A stack's outputs, undefined while it has none or doesn't exist. */
export type OutputsOf = (location: StackLocation) => Readonly<Record<string, string>> | undefined;

/**
 * Parameters from other stacks' outputs. A missing output is an error that names
 * producer, region, output and consumer; it is never an empty string.
 */
export function parametersFromFeeds(
  environment: Environment,
  feeds: readonly Feed[],
  role: HomeRole,
  outputsOf: OutputsOf,
): Record<string, ParameterValue> {
  return Object.fromEntries(
    feeds.map((feed) => {
      const producer = producerOf(feed, role);
      const value = outputsOf(producer)?.[feed.from.output];
      if (value === undefined || value === '') {
        throw missingOutput(environment, feed, producer, role);
      }
      return [feed.to.parameter, { kind: 'value', value }];
    }),
  );
}

function missingOutput(
  { topology, command }: Environment,
  feed: Feed,
  producer: StackLocation,
  role: HomeRole,
): DrError {
  const region = topology.regions[producer.role].name;
  const consumer = locationId({ stack: feed.to.stack, role });
  return new DrError({
    code: 'DR_OUTPUT_MISSING',
    message:
      `stack ${producer.stack} in ${region} has no output ${feed.from.output}, ` +
      `which ${consumer} takes as parameter ${feed.to.parameter}`,
    nextSteps: [
      command('deploy', '--only', locationId(producer)),
      `add the output ${feed.from.output} to templates-src/${producer.stack}, if its template lacks it`,
    ],
  });
}
