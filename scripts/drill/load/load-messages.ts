import type { Route } from '../world/routes';
import type { ClientRecord } from './history';

/** What the clients' process is told, in its environment. */
export interface LoadSetting {
  readonly clients: number;
  readonly seed: number;
  readonly runId: string;
  readonly domainName: string;
  readonly dnsPort: number;
  readonly routes: readonly (readonly [string, Route])[];
  readonly pauseMs: number;
  readonly requestTimeoutMs: number;
}

export const LOAD_VARIABLE = 'DRILL_LOAD';

/** What it tells: records as they come, and that there are no more. */
export type LoadReport =
  | { readonly kind: 'records'; readonly records: readonly ClientRecord[] }
  | { readonly kind: 'stopped' };

/** Told to it: pay no more. */
export const STOP_PAYING = { kind: 'stop' } as const;

export const isLoadReport = (value: unknown): value is LoadReport =>
  typeof value === 'object' && value !== null && 'kind' in value;

export function readLoadSetting(text: string | undefined): LoadSetting {
  if (text === undefined) throw new Error(`${LOAD_VARIABLE} is not set`);
  return JSON.parse(text);
}
