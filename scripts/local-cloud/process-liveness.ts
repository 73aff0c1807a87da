import { hasCode } from './error-code';

/** Whether there is a process of this id, whoever's it is. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to someone else.
    return hasCode(error, 'EPERM');
  }
}
