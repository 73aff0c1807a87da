import type { HomeRole, Regions } from '../../../templates-src/topology';
import type { ArmingOutcome, ArmingOutcomes } from '../../engine/arming/change-arming';
import type { ArmingState } from '../../engine/arming/read-arming';
import { columns, lines, timeText } from './text';

const ROLES = ['primary', 'dr'] as const satisfies readonly HomeRole[];

/** What was done in each region; warnings are apart. */
export function outcomesText(regions: Regions, outcomes: ArmingOutcomes): string {
  const rows = ROLES.map((role) => [
    `${regions[role].name} (${role})`,
    outcomeText(outcomes[role]),
  ]);
  return lines(columns(rows));
}

/** Regions that were not written, with what they said. */
export function outcomeWarnings(regions: Regions, outcomes: ArmingOutcomes): string[] {
  return ROLES.flatMap((role) => {
    const outcome = outcomes[role];
    return outcome.kind === 'not-written'
      ? [`${regions[role].name} (${role}) was not written: ${messageOf(outcome.error)}`]
      : [];
  });
}

/** For scripts: an object by role. */
export function outcomesObject(regions: Regions, outcomes: ArmingOutcomes): object {
  return Object.fromEntries(
    ROLES.map((role) => [role, { region: regions[role].name, ...outcomeObject(outcomes[role]) }]),
  );
}

/** `disarmed until 2026-03-01T12:00:00Z because "maintenance" (alice, 2026-03-01T10:00:00Z)` */
export function armingStateText(arming: ArmingState): string {
  switch (arming.state) {
    case 'not-armed':
      return 'not armed';
    case 'unknown':
      return `unknown: ${arming.reason}`;
    case 'armed':
      return `armed ${because(arming)}`;
    case 'disarmed':
      return arming.untilMs === undefined
        ? `disarmed ${because(arming)}`
        : `disarmed until ${timeText(arming.untilMs)} ${because(arming)}`;
  }
}

/** For scripts, with times in ISO 8601. */
export function armingStateObject(arming: ArmingState): object {
  switch (arming.state) {
    case 'not-armed':
    case 'unknown':
      return arming;
    case 'armed':
      return { state: arming.state, ...origin(arming) };
    case 'disarmed':
      return { state: arming.state, until: isoTime(arming.untilMs), ...origin(arming) };
  }
}

interface Origin {
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
}

const because = ({ reason, by, atMs }: Origin) => `because "${reason}" (${by}, ${timeText(atMs)})`;

const origin = ({ reason, by, atMs }: Origin) => ({ reason, by, at: isoTime(atMs) });

function outcomeText(outcome: ArmingOutcome): string {
  switch (outcome.kind) {
    case 'armed':
      return 'armed';
    case 'already-armed':
      return 'armed already; nothing was changed';
    case 'disarmed':
      return 'disarmed until somebody arms';
    case 'paused':
      return `disarmed until ${timeText(outcome.untilMs)}, then armed again`;
    case 'not-armed':
      return 'was not armed and stays so; nothing was changed';
    case 'not-written':
      return 'not written';
  }
}

function outcomeObject(outcome: ArmingOutcome): object {
  switch (outcome.kind) {
    case 'paused':
      return { outcome: outcome.kind, until: isoTime(outcome.untilMs) };
    case 'not-written':
      return { outcome: outcome.kind, error: messageOf(outcome.error) };
    default:
      return { outcome: outcome.kind };
  }
}

const isoTime = (atMs: number | undefined) =>
  atMs === undefined ? null : new Date(atMs).toISOString();

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
