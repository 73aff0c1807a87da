import type { StackContext } from '../deploy-stack/context';
import type { Finding } from './finding';
import { investigate } from './investigate';

/** What there is to know about the refusal of a change set beyond its reason. Never rejects. */
export function changeSetFindings(
  { run, region }: StackContext,
  reason: string,
): Promise<readonly Finding[]> {
  return investigate(
    { region, port: () => run.cloud.region(region).diagnosis },
    { physicalId: undefined, resourceType: undefined, reason },
  );
}
