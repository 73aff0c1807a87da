// Apart from the table, so that whoever only reasons about arming loads no SDK.

/** Whether failovers may start by themselves, and who said so. */
export interface Arming {
  readonly armed: boolean;
  /** Armed again after this moment, without anybody doing anything. */
  readonly disarmedUntilMs: number | undefined;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
}

/** Disarming for a time is armed with a pause: what was never armed doesn't become so by waiting. */
export function isArmed(arming: Arming | undefined, nowMs: number): boolean {
  return arming?.armed === true && !(nowMs < (arming.disarmedUntilMs ?? 0));
}
