import type { Finding } from './finding';

type AccessDenied = Extract<Finding, { kind: 'access-denied' }>;

/**
 * How AWS words a denial since 2020, in CloudFormation's reason as in the service's own answer. Most
 * services name the resource; EC2 names nothing and gives an encoded message instead.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const DENIAL =
  /(?:User: (\S+) is )?not authorized to perform: ([\w-]+:\w+)(?: on resource: (.+?))?(?= because | with an explicit deny| \(Service|[".]*$)/;

/** Which action was denied, to whom, on what; undefined when the reason is no denial that says so. */
export function accessDenied(reason: string): AccessDenied | undefined {
  const match = DENIAL.exec(reason);
  if (match === null) {
    return undefined;
  }
  const [, principal, action = '', resource] = match;
  return { kind: 'access-denied', action, resource, principal };
}
