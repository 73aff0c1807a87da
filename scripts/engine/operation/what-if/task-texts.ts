import type { TaskName } from '../../../../functions/failover/tasks';

/** What the `failover` function does when a machine invokes it with a task; docs/failover.md has more. */
export const TASK_TEXTS: Readonly<Record<TaskName, string>> = {
  'check-in-sync': 'asks both regions whether the target has everything, and goes on only then',
  confirm: 'reads all signals once more, and decides once more',
  'copy-lost-writes-snapshot': 'copies what the old primary had not replicated',
  drain: 'sends clients away from this region, for 15 minutes at most',
  fence: 'stops the tasks of the other region',
  latch: 'makes DNS stay with the region that serves',
  'raise-capacity': 'gives the other region the tasks of the whole load',
  'record-rds-event': 'keeps what RDS says of the global database',
  report: 'writes the report and tells the topic',
  undrain: 'lets clients come back to this region',
  'verify-payment': 'writes a synthetic payment where it is to be served, and reads it back',
  'verify-traffic': 'asks the name servers until they answer with the region that serves',
};

/** The text of a task, or its name where a newer template has one that isn't known here. */
export function taskText(task: string): string {
  const texts: Readonly<Record<string, string>> = TASK_TEXTS;
  return texts[task] ?? task;
}
