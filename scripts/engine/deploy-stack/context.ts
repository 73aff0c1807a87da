import type { Run } from '../environment';
import type { Stacks } from '../ports';
import { locationId, type StackLocation } from '../topology';

/** One step's work on one stack. */
export interface StackContext {
  readonly run: Run;
  readonly step: string;
  readonly location: StackLocation;
  readonly region: string;
  readonly stackName: string;
  readonly stacks: Stacks;
}

export function stackContext(run: Run, step: string, location: StackLocation): StackContext {
  const region = run.environment.topology.regions[location.role].name;
  return {
    run,
    step,
    location: { stack: location.stack, role: location.role },
    region,
    stackName: run.environment.stackName(location.stack),
    stacks: run.cloud.region(region).stacks,
  };
}

/**
 * A token per operation: a call that is repeated after a lost answer is the same
 * operation, while another operation of the same run is not.
 */
export function operationToken({ run, step }: StackContext, operation: string): string {
  return `${run.id}-${step.replace('@', '-')}-${operation}`;
}

/** `stack regional-prod in us-east-2 (regional@dr)`, for messages. */
export function describeContext({
  stackName,
  region,
  location,
}: Pick<StackContext, 'stackName' | 'region' | 'location'>): string {
  return `stack ${stackName} in ${region} (${locationId(location)})`;
}
