import type { StackAction } from '../../engine/action';
import type { ParameterChange, StepAction } from '../../engine/events';
import type { Style } from './style';
import { columns, lines } from './text';

export interface PlanRow {
  readonly step: { readonly id: string };
  readonly region: string;
  readonly action: StackAction['kind'] | StepAction;
  readonly afterwards?: 'create' | 'update';
  readonly reason: string;
  readonly parameterChanges?: readonly ParameterChange[];
}

/** What is done, in words. */
const VERBS: Readonly<Record<PlanRow['action'], string>> = {
  create: 'create',
  update: 'update if changed',
  attach: 'wait, then update',
  recreate: 'delete and create',
  'roll-back': 'roll back, then deploy',
  'continue-rollback': 'finish rollback, then update',
  refuse: 'refused',
  upload: 'upload if changed',
  'update-again': 'update if changed',
  delete: 'delete',
  'stop-replication': 'stop replication',
  'remove-records': 'remove records',
  sweep: 'sweep',
};

/** The plan as a table, in a possible order of execution. */
export function planText(title: string, steps: readonly PlanRow[], style: Style): string {
  const rows = steps.map((row) => [`  ${row.step.id}`, row.region, verbOf(row), row.reason]);
  const changes = steps.map(({ parameterChanges = [] }) => parameterChanges.map(changeLine));
  return lines(
    style.bold(title),
    columns(rows).flatMap((row, index) => [row, ...(changes[index] ?? [])]),
  );
}

/** What is done with a step, also after something else has ended. */
export function verbOf({ action, afterwards }: Pick<PlanRow, 'action' | 'afterwards'>): string {
  return action === 'attach' && afterwards === 'create' ? 'wait, then create' : VERBS[action];
}

function changeLine({ name, from, to }: ParameterChange): string {
  return `    ${name}: ${from === '' ? '(empty)' : from} → ${to === '' ? '(empty)' : to}`;
}
