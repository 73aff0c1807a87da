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
      const outputs = outputsOf(producer);
      const value = outputs?.[feed.from.output];
      if (value === undefined || value === '') {
        const consumer = locationId({ stack: feed.to.stack, role });
        throw missingOutput(environment, outputs, {
          producer,
          output: feed.from.output,
          use: `which ${consumer} takes as parameter ${feed.to.parameter}`,
        });
      }
      return [feed.to.parameter, { kind: 'value', value }];
    }),
  );
}

export interface MissingOutput {
  readonly producer: StackLocation;
  readonly output: string;
  /** What it is needed for: `which regional@dr takes as parameter KeyArn`. */
  readonly use: string;
}

/**
 * The error for an output that isn't there. The command to go on with deploys everything: one that
 * names the producer alone would lack what that one takes from others.
 *
 * @param outputs The producer's; undefined while it isn't deployed.
 */
export function missingOutput(
  { topology, command, deployOfAll = command('deploy') }: Environment,
  outputs: Readonly<Record<string, string>> | undefined,
  { producer, output, use }: MissingOutput,
): DrError {
  const stack = `stack ${producer.stack} in ${topology.regions[producer.role].name}`;
  const isDeployed = outputs !== undefined;
  return new DrError({
    code: 'DR_OUTPUT_MISSING',
    message: isDeployed
      ? `${stack} has no output ${output}, ${use}`
      : `${stack} is not deployed: there is no output ${output}, ${use}`,
    nextSteps: [
      `${deployOfAll} (without --only: what is not deployed yet is, in order)`,
      ...(isDeployed
        ? [`add the output ${output} to templates-src/${producer.stack}, if its template lacks it`]
        : []),
    ],
  });
}
