import { readdirSync, readFileSync } from 'node:fs';

interface ProcessTimes {
  readonly parentPid: number;
  readonly ownMs: number;
  /** Of children that have ended. */
  readonly formerChildrenMs: number;
}

/** Ticks of the kernel for user space, 100 a second on every platform in use. */
const TICK_MS = 10;

/** Processor time that a process has used so far, in milliseconds. */
export const processorMs = (pid: number): number => readTimes(pid).ownMs;

/**
 * The same of a process and all children it has or had, which is all of a PostgreSQL server: its
 * first process and one for each connection and duty.
 */
export function processorMsOfFamily(pid: number): number {
  const { ownMs, formerChildrenMs } = readTimes(pid);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readTimesIfAny(Number(name)))
    .filter((times) => times?.parentPid === pid);
  return children.reduce((sum, times) => sum + (times?.ownMs ?? 0), ownMs + formerChildrenMs);
}

/** The process that started this one. */
export const parentPid = (pid: number): number => readTimes(pid).parentPid;

/** A process may end between being listed and being read. */
function readTimesIfAny(pid: number): ProcessTimes | undefined {
  try {
    return readTimes(pid);
  } catch {
    return undefined;
  }
}

/** Fields 4 and 14 to 17, counted after a name that may hold anything: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function readTimes(pid: number): ProcessTimes {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parentPid = 0] = fields;
  const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(11);
  return {
    parentPid,
    ownMs: (user + system) * TICK_MS,
    formerChildrenMs: (childrenUser + childrenSystem) * TICK_MS,
  };
}
