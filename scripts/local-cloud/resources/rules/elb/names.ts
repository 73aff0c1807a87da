import type { Properties } from '../../../resource-model';
import { text } from '../../read';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html, and CreateTargetGroup. */
export const MAX_NAME_LENGTH = 32;

/** The rule for names of load balancers and target groups. */
export function nameProblems(properties: Properties, kind: string): readonly string[] {
  const name = text(properties, 'Name');
  if (name === undefined) {
    return [];
  }
  if (name.length > MAX_NAME_LENGTH) {
    return [`#/Name: ${kind} name '${name}' cannot be longer than '${MAX_NAME_LENGTH}' characters`];
  }
  return /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(name)
    ? []
    : [
        `#/Name: ${kind} name '${name}' can only contain characters that are alphanumeric characters and hyphens(-), and cannot begin or end with a hyphen(-)`,
      ];
}
