import { assertNever } from '../../engine/errors';
import type { Loss } from '../../engine/operation/preconditions';
import type { WhatIfStep } from '../../engine/operation/what-if/steps';
import type { WhatIf } from '../../engine/operation/what-if/what-if';
import type { Quantiles } from '../../rto/operation/expected-times';
import { lagText } from './durations';
import type { Style } from './style';
import { durationText, lines } from './text';
import { hanging } from './wrap';

export interface TextOptions {
  /** Undefined off a terminal. */
  readonly columns: number | undefined;
  readonly style: Style;
}

export const DEFAULT_COLUMNS = 80;

/** What would happen, how long it takes and what it costs. */
export function whatIfText(whatIf: WhatIf, { columns, style }: TextOptions): string {
  const { kind, runsIn, goal, steps, times, loss, warnings } = whatIf;
  const width = columns ?? DEFAULT_COLUMNS;
  const calls = `Calls go to endpoints in ${runsIn.region}, but where a step says so.`;
  const title = `${kind} to ${goal.region} (${goal.role}), by the state machine in ${runsIn.region}`;
  return lines(
    style.bold(title),
    hanging('  ', calls, width),
    steps.kind === 'known'
      ? stepLines(steps.value, '', { width, otherRegion: whatIf.otherRegion })
      : hanging('  steps  ', `not known: ${steps.reason}`, width),
    hanging('expected time  ', timesText(times), width),
    hanging('expected loss  ', lossText(loss), width),
    warnings.map((warning) => `${style.yellow('warning:')} ${warning}`),
  );
}

interface StepOptions {
  readonly width: number;
  readonly otherRegion: string;
}

function stepLines(steps: readonly WhatIfStep[], prefix: string, options: StepOptions): string[] {
  const { width, otherRegion } = options;
  const indent = '  '.repeat(prefix.split('.').length);
  return steps.flatMap((step, index) => {
    const number = `${prefix}${index + 1}`;
    const label = `${indent}${number.padStart(2)}  `;
    switch (step.kind) {
      case 'call':
        return hanging(label, callText(step, otherRegion), width);
      case 'wait':
        return hanging(label, waitText(step), width);
      case 'together':
        return [
          `${label}at the same time, and on when all have ended:`,
          ...step.branches.flatMap((branch, at) =>
            stepLines(branch, `${number}${String.fromCharCode(97 + at)}.`, options),
          ),
        ];
      default:
        return assertNever(step);
    }
  });
}

function callText(step: Extract<WhatIfStep, { kind: 'call' }>, otherRegion: string): string {
  const { action, what, timeoutSeconds, polling, onFailure } = step;
  const limits = [
    polling === undefined
      ? `time-out ${timeoutSeconds} s`
      : `again every ${polling.everySeconds} s until it is so, ${polling.attempts} times at most`,
    ...(onFailure === 'goes-on' ? ['goes on without it'] : []),
  ];
  // Writing down a phase takes no time that anybody would wait for.
  const isNote = what.startsWith('notes phase');
  return `${action}  ${shortArns(what)}${peerText(step, otherRegion)}${isNote ? '' : ` (${limits.join('; ')})`}`;
}

/** What the step's function calls in the other region, which may be the one that is lost. */
function peerText({ inside }: Extract<WhatIfStep, { kind: 'call' }>, otherRegion: string): string {
  if (inside === undefined || inside.peer.length === 0) {
    return '';
  }
  const effort = inside.peerIsBestEffort ? ', best effort' : '';
  return `; in ${otherRegion}${effort}: ${inside.peer.join(', ')}`;
}

function waitText({ seconds, until }: Extract<WhatIfStep, { kind: 'wait' }>): string {
  const when = until.length === 0 ? '' : `, until ${until.map(shortArns).join(' or ')}`;
  return `looks again every ${seconds} s${when}`;
}

/** `arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-demo` → `aurora-use2-demo (us-east-2)` */
function shortArns(text: string): string {
  return text.replaceAll(/arn:[\w-]+:[\w-]+:([\w-]+):\d*:(?:[\w-]+[:/])?([\w./-]+)/g, '$2 ($1)');
}

function timesText(times: WhatIf['times']): string {
  if (times.kind === 'unknown') {
    return `not modelled: ${times.reason}`;
  }
  const { untilServed, refused } = times.value;
  const served = `clients are served by it after ${quantilesText(untilServed)}`;
  const gap = refused === undefined ? '' : `, and refused meanwhile for ${quantilesText(refused)}`;
  return `${served}${gap} (modelled from priors, not measured)`;
}

const quantilesText = ({ p50Seconds, p95Seconds }: Quantiles): string =>
  `${durationText(p50Seconds * 1_000)} (p50), ${durationText(p95Seconds * 1_000)} (p95)`;

/** What a loss comes to, in words. */
export function lossText(loss: Loss): string {
  switch (loss.kind) {
    case 'none':
      return 'none: a switchover waits until the target has everything';
    case 'unknown':
      return `unknown: ${loss.detail}`;
    case 'within-rpo':
    case 'exceeds-rpo': {
      const rpo = loss.kind === 'exceeds-rpo' ? ', above the RPO' : '';
      return (
        `about the last ${lagText(loss.lagMs)} of commits${rpo}, by a lag measured ` +
        `${lagText(loss.ageMs)} before; what was committed since is not counted`
      );
    }
  }
}
