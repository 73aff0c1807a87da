import type { Task } from '../task';
import { checkInSync } from './check-in-sync';
import { confirm } from './confirm';
import { copyLostWritesSnapshot } from './copy-lost-writes-snapshot';
import { drain } from './drain';
import { fence } from './fence';
import { latch } from './latch';
import { raiseCapacity } from './raise-capacity';
import { recordRdsEvent } from './record-rds-event';
import { report } from './report';
import { undrain } from './undrain';
import { verifyPayment } from './verify-payment';
import { verifyTraffic } from './verify-traffic';

/** Every task by the name it is called with. */
export const tasks = {
  'check-in-sync': checkInSync,
  confirm,
  'copy-lost-writes-snapshot': copyLostWritesSnapshot,
  drain,
  fence,
  latch,
  'raise-capacity': raiseCapacity,
  'record-rds-event': recordRdsEvent,
  report,
  undrain,
  'verify-payment': verifyPayment,
  'verify-traffic': verifyTraffic,
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;

export function isTaskName(name: unknown): name is TaskName {
  return typeof name === 'string' && Object.hasOwn(tasks, name);
}
