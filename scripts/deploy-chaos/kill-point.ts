/** Where in a run its process is killed: at an entry of its journal, counted from 1 over all journals. */
export interface KillPoint {
  readonly entry: number;
  readonly moment: KillMoment;
}

/**
 * `before` the entry is written: what the entries before it announced has happened, or is under way.
 * `torn`: the same, with half of the entry on the disk. `after` it is written: what it announces has
 * not happened.
 */
export type KillMoment = 'before' | 'torn' | 'after';

const MOMENTS: readonly KillMoment[] = ['before', 'torn', 'after'];

/** `before:17`, for the arguments of a program. */
export function killPointText({ entry, moment }: KillPoint): string {
  return `${moment}:${entry}`;
}

export function parseKillPoint(text: string): KillPoint {
  const [name, digits] = text.split(':');
  const moment = MOMENTS.find((known) => known === name);
  const entry = Number(digits);
  if (moment === undefined || !Number.isInteger(entry) || entry < 1) {
    throw new Error(`"${text}" is no kill point such as after:17`);
  }
  return { entry, moment };
}

/**
 * Every point at which killing a run can make a difference: before each entry, every other time with
 * half of it written; and after each that announces a call, which is then not made. After an entry
 * that announces nothing, nothing happens until the next one.
 */
export function killPointsOf(entries: readonly { readonly type: string }[]): KillPoint[] {
  return entries.flatMap(({ type }, index): KillPoint[] => {
    const entry = index + 1;
    return [
      { entry, moment: entry % 2 === 0 ? 'torn' : 'before' },
      ...(type === 'call' ? [{ entry, moment: 'after' as const }] : []),
    ];
  });
}

/** Killed there, a run leaves no whole line of itself: the next one is a new run. */
export function isBeforeFirstLine({ entry, moment }: KillPoint): boolean {
  return entry === 1 && moment !== 'after';
}
