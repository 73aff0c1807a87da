import { validationError } from '../errors';
import type { Stack, StackOutput } from '../state';
import { byText } from '../template/json';
import type { StackFrame } from './deployment';
import type { World } from './world';

export interface StackExport {
  readonly name: string;
  readonly value: string;
  readonly stack: Stack;
}

/** Exports of a region, by name. */
export function exportsOf(world: World, region: string): readonly StackExport[] {
  return stacksOf(world, region)
    .filter((stack) => stack.status !== 'DELETE_COMPLETE')
    .flatMap((stack) =>
      stack.outputs.flatMap((output) =>
        output.exportName === undefined
          ? []
          : [{ name: output.exportName, value: output.value, stack }],
      ),
    )
    .sort((a, b) => byText(a.name, b.name));
}

function stacksOf(world: World, region: string): readonly Stack[] {
  return Object.values(world.state.regions[region]?.cloudFormation.stacks ?? {});
}

/** Value of an export for a stack of the same region. A stack can't import from itself. */
export function importValue(world: World, stack: StackFrame, name: string): string {
  const found = exportsOf(world, stack.region).find(
    (candidate) => candidate.name === name && candidate.stack.stackId !== stack.stackId,
  );
  if (found === undefined) {
    throw validationError(`No export named ${name} found.`);
  }
  return found.value;
}

/** Names of the other stacks that use an export. */
export function importersOf(world: World, region: string, name: string): readonly string[] {
  return stacksOf(world, region)
    .filter((stack) => stack.status !== 'DELETE_COMPLETE' && stack.imports.includes(name))
    .map((stack) => stack.stackName);
}

/** Why these outputs can't become the stack's; `undefined` when they can. */
export function exportProblem(
  world: World,
  stack: Stack,
  outputs: readonly StackOutput[],
): string | undefined {
  for (const { exportName } of outputs) {
    const taken = exportsOf(world, stack.region).find(
      ({ name, stack: owner }) => name === exportName && owner.stackId !== stack.stackId,
    );
    if (taken !== undefined) {
      return `Export with name ${taken.name} is already exported by stack ${taken.stack.stackName}.`;
    }
  }
  const values = new Map(outputs.map(({ exportName, value }) => [exportName, value]));
  for (const { exportName, value } of stack.outputs) {
    const users = exportName === undefined ? [] : importersOf(world, stack.region, exportName);
    if (exportName === undefined || users.length === 0 || values.get(exportName) === value) {
      continue;
    }
    const change = values.has(exportName) ? 'updated' : 'deleted';
    return `Export ${exportName} cannot be ${change} as it is in use by ${users.join(' and ')}`;
  }
  return undefined;
}
