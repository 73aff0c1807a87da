import type { TargetGroupSettings } from './target-health';

/** How the drill and a load balancer's process talk. */
export interface RegisterTargets {
  /** Ports of all tasks that are registered; what is missing is deregistered. */
  readonly ports: readonly number[];
}

export type BalancerReport =
  | { readonly kind: 'listening'; readonly port: number }
  /** Sent when it changes. */
  | { readonly kind: 'targets'; readonly registered: number; readonly healthy: number };

/** Of the port to listen on; any without it. */
export const PORT_VARIABLE = 'DRILL_PORT';

export const TARGET_GROUP_VARIABLE = 'DRILL_TARGET_GROUP';

export function isBalancerReport(value: unknown): value is BalancerReport {
  return typeof value === 'object' && value !== null && 'kind' in value;
}

export function isRegisterTargets(value: unknown): value is RegisterTargets {
  return typeof value === 'object' && value !== null && 'ports' in value;
}

export function readTargetGroup(text: string | undefined): TargetGroupSettings {
  if (text === undefined) throw new Error(`${TARGET_GROUP_VARIABLE} is not set`);
  return JSON.parse(text);
}
