import type { DeployInput } from '../deploy-input';
import type { ParameterValue, StackDescription } from '../ports';
import { type Observed, settingParameters } from '../setting-parameters';
import {
  type Feed,
  feedsInto,
  locationId,
  producerOf,
  type StackLocation,
  type Topology,
} from '../topology';

/** A stack's inputs as far as they are known before the deploy. */
export interface KnownInputs {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Feeds without a value: their producers don't have the output yet. */
  readonly missing: readonly Feed[];
}

/**
 * The values that a stack has after the last of the deploy's passes over it, from outputs as they
 * are now. A later pass's value that isn't known yet stays what it is.
 */
export function knownInputs(
  topology: Topology,
  input: DeployInput,
  location: StackLocation,
  observed: Observed,
): KnownInputs {
  const current = observed.get(locationId(location))?.description;
  const fed = feedsInto(topology, location).map((feed) => ({
    feed,
    value: fedValue(feed, location, current, observed),
  }));
  return {
    parameters: {
      ...settingParameters(input, location, current, observed),
      ...Object.fromEntries(
        fed.flatMap(({ feed, value }) => (value === undefined ? [] : [[feed.to.parameter, value]])),
      ),
    },
    missing: fed.filter(({ value }) => value === undefined).map(({ feed }) => feed),
  };
}

function fedValue(
  feed: Feed,
  { role }: StackLocation,
  current: StackDescription | undefined,
  observed: Observed,
): ParameterValue | undefined {
  const producer = observed.get(locationId(producerOf(feed, role)))?.description;
  const value = producer?.outputs[feed.from.output];
  if (value !== undefined && value !== '') {
    return { kind: 'value', value };
  }
  return current !== undefined && feed.to.parameter in current.parameters
    ? { kind: 'previous' }
    : undefined;
}
