import { assertNever } from '../../../engine/errors';
import { guardedChangeText } from '../../../engine/guard/change-guard';
import type {
  ChangedStack,
  FedOutput,
  LaterInput,
  StackPreview,
  ValueChange,
} from '../../../engine/preview/types';
import { verbOf } from '../plan';
import type { Style } from '../style';
import { hanging } from '../wrap';
import { isEcho } from './echo';
import { resourceLines } from './resource';
import { changeOfValue } from './values';

/** Everything about one stack; nothing for one that stays as it is. */
export function stackLines(stack: StackPreview, style: Style): string[] {
  const { id, region, reason, result } = stack;
  if (result.kind === 'unchanged') {
    return [];
  }
  return [
    `${style.bold(id)}  ${region}  ${verbOf(stack)} (${reason})`,
    ...resultLines(stack, style),
    ...stack.laterInputs.map((input) => laterLine(input, style)),
    '',
  ];
}

function resultLines({ result }: StackPreview, style: Style): string[] {
  switch (result.kind) {
    case 'unchanged':
      return [];
    case 'not-shown':
      return [`  what changes is not known yet: ${result.reason}`];
    case 'to-be-created':
      return [
        `  ${style.green('+')} created with ${result.contents.reduce((sum, { count }) => sum + count, 0)} resources:`,
        ...result.contents.map(
          ({ resourceType, count }) => `      ${String(count).padStart(3)}  ${resourceType}`,
        ),
      ];
    case 'failed':
      return [
        `  ${style.red('error:')} ${result.error.message}`,
        ...findingLines(result.findings, style),
      ];
    case 'changed':
      return changedLines(result, style);
    default:
      return assertNever(result);
  }
}

function changedLines(changed: ChangedStack, style: Style): string[] {
  const { resources, parameters, tags, outputs, findings, widerAccess, fedOutputs, policyDenials } =
    changed;
  return [
    ...resources
      .filter((change) => !isEcho(change))
      .flatMap((change) =>
        resourceLines(
          change,
          policyDenials.find(({ logicalId }) => logicalId === change.logicalId),
          style,
        ),
      ),
    ...echoLines(resources.filter(isEcho), style),
    ...valueLines('parameter', parameters),
    ...valueLines('tag', tags),
    ...valueLines('output', outputs),
    ...fedOutputs.map((fed) => `  ${style.red('!')} ${fedText(fed)}`),
    ...widerAccess.map((line) => `  ${style.yellow('! wider access:')} ${line}`),
    ...findingLines(findings, style),
    ...guardLines(changed, style),
  ];
}

const ECHO_COLUMNS = 100;

function echoLines(echoes: ChangedStack['resources'], style: Style): string[] {
  const names = echoes.map(({ logicalId }) => logicalId).join(', ');
  return echoes.length === 0
    ? []
    : hanging('  looked at again: ', names, ECHO_COLUMNS).map((line) => style.dim(line));
}

function valueLines(what: string, changes: readonly ValueChange[]): string[] {
  return changes.map(
    ({ name, before, after }) => `  ${what} ${name}: ${changeOfValue(before, after)}`,
  );
}

function fedText({ logicalId, replacement, output, consumers }: FedOutput): string {
  const used = consumers.map(({ stack, parameter }) => `${stack} (${parameter})`).join(', ');
  const verb = { True: 'is replaced', Conditional: 'may be replaced', Removed: 'goes' }[
    replacement
  ];
  return `${logicalId} ${verb}, and is used through output ${output} by ${used}`;
}

function findingLines(findings: ChangedStack['findings'], style: Style): string[] {
  return findings.map(({ severity, name, path, logicalId, reason }) => {
    const label = severity === 'FAIL' ? style.red('check failed:') : style.yellow('check warns:');
    return `  ${label} ${path ?? logicalId}: ${reason} (${name})`;
  });
}

function guardLines({ guard: { why, changes } }: ChangedStack, style: Style): string[] {
  return changes.map(
    (change) =>
      `  ${style.red('guarded:')} ${guardedChangeText(change)}, while ${why.join(' and ')}`,
  );
}

function laterLine(
  { parameter, producer, output, certainty, hasPreviousValue }: LaterInput,
  style: Style,
): string {
  const when =
    certainty === 'will' ? `will be known after ${producer}` : `may change with ${producer}`;
  const shown = hasPreviousValue ? '; shown with its value of now' : '';
  return style.dim(`  parameter ${parameter} ${when} (output ${output}${shown})`);
}
