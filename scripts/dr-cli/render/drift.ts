import type { StackDrift } from '../../engine/drift/detect';
import type { Drifted, JudgedResources } from '../../engine/drift/judge';
import type { DriftedResource, PropertyDifference } from '../../engine/drift/ports';
import { assertNever } from '../../engine/errors';
import type { Style } from './style';
import { lines } from './text';

/** A block per stack: what drifted, what was expected to, and what nobody can say. */
export function driftText(stacks: readonly StackDrift[], style: Style): string {
  return stacks
    .map((stack) => {
      const title = style.bold(`${stack.location} (${stack.stackName}, ${stack.region})`);
      return lines(...blockOf(title, stack, style));
    })
    .join('\n');
}

function blockOf(title: string, stack: StackDrift, style: Style): string[] {
  switch (stack.kind) {
    case 'not-deployed':
      return [`${title}: ${style.dim('not deployed')}`];
    case 'not-checked':
      return [
        `${title}: ${style.red('not checked')}`,
        `  CloudFormation detects no drift while a stack is ${stack.status}`,
      ];
    case 'failed':
      return [
        `${title}: ${style.red('not checked')}`,
        `  ${stack.error.message}`,
        ...stack.error.nextSteps.slice(0, 1).map((next) => `  next: ${next}`),
      ];
    case 'checked': {
      const { resources, incomplete, databaseUnknown } = stack;
      return [
        `${title}: ${countsText(resources, style)}`,
        ...resources.drifted.flatMap((drifted) => driftedLines(drifted, style)),
        ...resources.expected.flatMap((difference) => [
          `  ${named(difference)}`,
          ...differenceLines(difference, style),
          `      expected because ${difference.because}`,
          style.dim(`      ${difference.source}`),
        ]),
        ...resources.unknown.flatMap((resource) => [
          `  ${named(resource)} ${style.red('unknown')}`,
          `    ${resource.reason}`,
        ]),
        ...(incomplete === undefined ? [] : [`  the detection is incomplete: ${incomplete}`]),
        ...(databaseUnknown === undefined
          ? []
          : [
              `  what a failover changes is shown as drift, because the global database could not be asked: ${databaseUnknown}`,
            ]),
        ...unsupportedLines(resources.unsupported, style),
      ];
    }
    default:
      return assertNever(stack);
  }
}

function countsText(resources: JudgedResources, style: Style): string {
  const { drifted, expected, inSync, unknown, unsupported } = resources;
  const counts = [
    drifted.length === 0 ? style.green('no drift') : style.red(`${drifted.length} drifted`),
    ...(expected.length === 0 ? [] : [`${expected.length} expected`]),
    `${inSync} in sync`,
    ...(unknown.length === 0 ? [] : [style.red(`${unknown.length} unknown`)]),
    ...(unsupported.length === 0 ? [] : [`${unsupported.length} never checked`]),
  ];
  return counts.join(', ');
}

function driftedLines(drifted: Drifted, style: Style): string[] {
  switch (drifted.kind) {
    case 'deleted':
      return [`  ${named(drifted)} ${style.red('is gone')}`];
    case 'modified':
      return [
        `  ${named(drifted)} ${style.red('drifted')}`,
        ...drifted.differences.flatMap((difference) => differenceLines(difference, style)),
      ];
    default:
      return assertNever(drifted);
  }
}

function differenceLines({ path, expected, actual }: PropertyDifference, style: Style): string[] {
  return [
    `    ${style.bold(path)}`,
    `      expected ${expected ?? '(nothing)'}`,
    `      actual   ${actual ?? '(nothing)'}`,
  ];
}

function named({ logicalId, type, physicalId }: DriftedResource): string {
  return physicalId === undefined ? `${logicalId} ${type}` : `${logicalId} ${type} ${physicalId}`;
}

function unsupportedLines(resources: readonly DriftedResource[], style: Style): string[] {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const types = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return types.length === 0
    ? []
    : [
        style.dim(
          `  CloudFormation never checks: ${types.map(([type, count]) => `${count} ${type}`).join(', ')}`,
        ),
      ];
}
