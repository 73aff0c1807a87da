import type { Place } from './store';

/** An ARN in the place's region and account. */
export function arn(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}:${place.region}:${place.state.accountId}:${resource}`;
}

/** An ARN of a service without regions. */
export function globalArn(place: Place, service: string, resource: string): string {
  return `arn:aws:${service}::${place.state.accountId}:${resource}`;
}
