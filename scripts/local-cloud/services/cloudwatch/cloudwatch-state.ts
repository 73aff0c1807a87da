import { openRegion } from '../../regions';
import type { LocalCloudState } from '../../state';

export interface CloudWatchState {
  /** By namespace, name and dimensions; see {@link metricKey}. */
  metrics: Record<string, MetricMinute[]>;
  /** By alarm name. */
  alarms: Record<string, AlarmState>;
}

/** What was put for one minute, oldest minute first. Only standard resolution is modelled. */
export interface MetricMinute {
  readonly startMs: number;
  sum: number;
  minimum: number;
  maximum: number;
  count: number;
}

export type AlarmValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export interface AlarmState {
  value: AlarmValue;
  reason: string;
  updatedAtMs: number;
}

export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export function metricKey({ namespace, name, dimensions }: MetricName): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);
}

export function openCloudWatch(state: LocalCloudState, region: string): CloudWatchState {
  const regionState = openRegion(state, region);
  regionState.cloudWatch ??= { metrics: {}, alarms: {} };
  return regionState.cloudWatch;
}
