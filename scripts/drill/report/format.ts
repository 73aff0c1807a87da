import { CURRENCIES } from '../../../functions/validate-payment/iso-4217';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** `850 ms`, `41.2 s`, `4 min 31 s`, `1 h 02 min`: as exact as it is useful. */
export function durationText(durationMs: number): string {
  const size = Math.abs(durationMs);
  const sign = durationMs < 0 ? '−' : '';
  if (size < SECOND_MS) {
    return `${sign}${Math.round(size)} ms`;
  }
  const tenths = Math.round(size / 100);
  if (tenths < MINUTE_MS / 100) {
    return `${sign}${(tenths / 10).toFixed(1)} s`;
  }
  const seconds = Math.round(size / SECOND_MS);
  if (seconds < HOUR_MS / SECOND_MS) {
    return `${sign}${withRest(seconds, 'min', 's')}`;
  }
  return `${sign}${withRest(Math.round(size / MINUTE_MS), 'h', 'min')}`;
}

/** Since the loss: `+0:56.0`, `−0:10.0`. */
export function offsetText(offsetMs: number): string {
  const tenths = Math.round(Math.abs(offsetMs) / 100);
  const minutes = Math.floor(tenths / 600);
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, '0');
  return `${offsetMs < 0 && tenths > 0 ? '−' : '+'}${minutes}:${seconds}`;
}

/** By the clock on the wall: `10:00:41.250 UTC`. */
export function timeOfDay(atMs: number): string {
  return `${drillTimeOfDay(atMs)} UTC`;
}

/** Of the drill's clock, which is nobody's time of day: `10:00:41.250`. */
export function drillTimeOfDay(atMs: number): string {
  return new Date(atMs).toISOString().slice(11, 23);
}

/** Of the drill's clock: `2026-03-01 10:00:41`. */
export function drillDateAndTime(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** By the clock on the wall: `2026-03-01 10:00:41 UTC`. */
export function dateAndTime(atMs: number): string {
  return `${drillDateAndTime(atMs)} UTC`;
}

/** `4,112`. */
export function countText(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 payment`, `4 payments`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${countText(count)} ${count === 1 ? singular : plural}`;
}

/** `EUR 1,049.50`. A currency that isn't known is said to be in its smallest unit. */
export function moneyText(currency: string, minorUnits: number): string {
  const digits = CURRENCIES.get(currency)?.minorUnitDigits;
  if (digits === undefined) {
    return `${currency} ${countText(minorUnits)} (smallest unit)`;
  }
  const text = String(minorUnits).padStart(digits + 1, '0');
  const whole = countText(Number(text.slice(0, text.length - digits)));
  return `${currency} ${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`;
}

/** `4 min 31 s`, `15 min`. */
function withRest(sixtieths: number, unit: string, smaller: string): string {
  const rest = sixtieths % 60;
  const whole = `${Math.floor(sixtieths / 60)} ${unit}`;
  return rest === 0 ? whole : `${whole} ${String(rest).padStart(2, '0')} ${smaller}`;
}
