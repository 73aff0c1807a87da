/** The settings of a target group that decide which targets are sent requests. */
export interface TargetGroupSettings {
  readonly path: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly deregistrationDelayMs: number;
}

/** `initial`: registered and not checked yet; gets no requests. */
export type TargetState = 'initial' | 'healthy' | 'unhealthy';

export interface TargetHealth {
  readonly state: TargetState;
  /** Checks in a row that say otherwise. */
  readonly contradictions: number;
}

export const NEW_TARGET: TargetHealth = { state: 'initial', contradictions: 0 };

/**
 * One check is enough for the first verdict; after that the thresholds count.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function afterCheck(
  { state, contradictions }: TargetHealth,
  isGood: boolean,
  { healthyThreshold, unhealthyThreshold }: TargetGroupSettings,
): TargetHealth {
  const seen = isGood ? 'healthy' : 'unhealthy';
  if (state === 'initial') return { state: seen, contradictions: 0 };
  if (state === seen) return { state, contradictions: 0 };
  const threshold = isGood ? healthyThreshold : unhealthyThreshold;
  return contradictions + 1 >= threshold
    ? { state: seen, contradictions: 0 }
    : { state, contradictions: contradictions + 1 };
}

/**
 * With none healthy a load balancer sends to all that are registered ("fail open").
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export function eligible<Target extends { readonly health: TargetHealth }>(
  targets: readonly Target[],
): readonly Target[] {
  const healthy = targets.filter(({ health }) => health.state === 'healthy');
  return healthy.length > 0
    ? healthy
    : targets.filter(({ health }) => health.state === 'unhealthy');
}
