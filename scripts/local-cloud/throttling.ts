import { AwsError } from './service';

/** A call as faults see it. */
export interface CloudCall {
  /** The SDK client's service id: `CloudFormation`, `S3`. */
  readonly service: string;
  /** `DescribeStacks`. */
  readonly operation: string;
  readonly region: string;
  readonly nowMs: number;
}

/** Decides whether a call fails before it reaches its service. */
export type Faults = (call: CloudCall) => AwsError | undefined;

export interface RateLimit {
  readonly ratePerSecond: number;
  /** Calls at once before the rate counts. */
  readonly burst: number;
}

/** A token bucket for each region, service and operation, as AWS throttles its control planes. */
export function rateLimit({ ratePerSecond, burst }: RateLimit): Faults {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return ({ service, operation, region, nowMs }) => {
    const key = `${region}:${service}:${operation}`;
    const bucket = buckets.get(key) ?? { tokens: burst, atMs: nowMs };
    const refilled = bucket.tokens + ((nowMs - bucket.atMs) / 1000) * ratePerSecond;
    const tokens = Math.min(burst, refilled);
    const isAllowed = tokens >= 1;
    buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, atMs: nowMs });
    return isAllowed ? undefined : new AwsError('Throttling', 'Rate exceeded', 400);
  };
}
