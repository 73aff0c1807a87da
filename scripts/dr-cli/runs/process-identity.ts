import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { RunProcess } from '../../engine/journal/records';
import { isAlive } from '../../local-cloud/process-liveness';

/** This process, as others can find it. */
export function thisProcess(): RunProcess {
  return describeProcess(process.pid);
}

function describeProcess(processId: number): RunProcess {
  const processStart = processStartOf(processId);
  return {
    host: hostname(),
    processId,
    ...(processStart !== undefined && { processStart }),
  };
}

export type Liveness =
  | 'alive'
  | 'dead'
  /** It is, or was, on another machine. */
  | 'elsewhere';

/** Whether a process still runs. An id that belongs to a later process by now is a dead one's. */
export function livenessOf({ host, processId, processStart }: RunProcess): Liveness {
  if (host !== hostname()) {
    return 'elsewhere';
  }
  if (!isAlive(processId)) {
    return 'dead';
  }
  const now = processStartOf(processId);
  return processStart === undefined || now === undefined || now === processStart ? 'alive' : 'dead';
}

/**
 * When the process began, in the system's own words, which never repeat for one id; undefined where
 * the system doesn't say.
 */
function processStartOf(processId: number): string | undefined {
  return process.platform === 'linux' ? linuxStart(processId) : posixStart(processId);
}

/**
 * Field 22 of `stat` counts clock ticks since boot: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 * The name in field 2 may hold spaces and brackets, so that fields are counted from its end.
 */
function linuxStart(processId: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
    return ticks === undefined ? undefined : `${boot} ${ticks}`;
  } catch {
    // It has ended, or the system hides it: whether it is there was asked before.
    return undefined;
  }
}

/** `ps` of macOS and the BSDs; there is none on Windows, where the id has to do. */
function posixStart(processId: number): string | undefined {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(processId)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return started === '' ? undefined : started;
  } catch {
    return undefined;
  }
}
