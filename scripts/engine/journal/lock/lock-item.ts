import type { StoredParameter } from '../../ports';
import { RUN_COMMANDS, type RunCommand } from '../records';

/** Who works on an environment, for everybody with access to the account. */
export interface LockHolder {
  readonly runId: string;
  readonly command: RunCommand;
  /** Whose credentials. */
  readonly by: string;
  readonly host: string;
  readonly processId: number;
  readonly since: string;
}

/** The lock as it lies in the account. */
export interface LockItem {
  /** Counts up with every taking; the highest is the one that counts. */
  readonly generation: number;
  readonly name: string;
  readonly state: 'held' | 'released';
  readonly holder: LockHolder;
  /** Of a released lock, how its last holder's run ended; absent where nobody has said. */
  readonly result?: LockResult;
  readonly renewedAtMs: number;
}

/** How a run ended that has given its lock back. */
export const LOCK_RESULTS = ['succeeded', 'failed', 'interrupted'] as const;

export type LockResult = (typeof LOCK_RESULTS)[number];

/** Asks the run with this id to stop. */
export interface CancelItem {
  readonly name: string;
  readonly runId: string;
  /** Who asks, and from where. */
  readonly by: string;
}

/** What lies below {@link lockPath}. */
export interface LockItems {
  /** Newest first. */
  readonly locks: readonly LockItem[];
  readonly cancels: readonly CancelItem[];
}

/** Parameters of one environment. They are no part of any stack, and only a destroy leaves none. */
export function lockPath(suffix: string): string {
  return `/dr-cli/${suffix}`;
}

export function lockName(suffix: string, generation: number): string {
  return `${lockPath(suffix)}/run-${generation}`;
}

export function cancelName(suffix: string, runId: string): string {
  return `${lockPath(suffix)}/cancel-${runId}`;
}

export function lockValue(
  state: LockItem['state'],
  holder: LockHolder,
  result?: LockResult,
): string {
  return JSON.stringify({ state, ...holder, ...(result !== undefined && { result }) });
}

/** Sorts what was found. What somebody else put there is passed over. */
export function readItems(suffix: string, found: readonly StoredParameter[]): LockItems {
  const cancelPrefix = cancelName(suffix, '');
  return {
    locks: found
      .flatMap((parameter) => readLock(suffix, parameter))
      .sort((one, other) => other.generation - one.generation),
    cancels: found
      .filter(({ name }) => name.startsWith(cancelPrefix))
      .map(({ name, value }) => ({ name, runId: name.slice(cancelPrefix.length), by: value })),
  };
}

function readLock(suffix: string, { name, value, lastModifiedMs }: StoredParameter): LockItem[] {
  const [, digits] = name.match(/\/run-(\d+)$/) ?? [];
  if (digits === undefined) {
    return [];
  }
  const generation = Number(digits);
  const { state, result, ...holder } = contentOf(value);
  const known = LOCK_RESULTS.find((one) => one === result);
  return [
    {
      generation,
      name: lockName(suffix, generation),
      state,
      holder,
      ...(known !== undefined && { result: known }),
      renewedAtMs: lastModifiedMs,
    },
  ];
}

type LockContent = LockHolder & { readonly state: LockItem['state']; readonly result?: unknown };

/** What can't be read, because a later program wrote it, keeps others away all the same. */
const UNREADABLE: LockContent = {
  state: 'held',
  runId: 'unknown',
  command: 'deploy',
  by: 'unknown',
  host: 'unknown',
  processId: 0,
  since: 'unknown',
};

function contentOf(value: string): LockContent {
  try {
    const content: unknown = JSON.parse(value);
    return isLockContent(content) ? content : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}

function isLockContent(content: unknown): content is LockContent {
  if (typeof content !== 'object' || content === null) {
    return false;
  }
  const fields: Readonly<Record<string, unknown>> = { ...content };
  return (
    (fields.state === 'held' || fields.state === 'released') &&
    RUN_COMMANDS.some((command) => command === fields.command) &&
    ['runId', 'by', 'host', 'since'].every((name) => typeof fields[name] === 'string') &&
    Number.isInteger(fields.processId)
  );
}
