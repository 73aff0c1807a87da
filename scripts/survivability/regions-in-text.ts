import type { Regions } from '../../templates-src/topology';

const REGION_NAME =
  /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?)?-(?:central|(?:north|south)(?:east|west)?|east|west)-\d\b/g;

/**
 * Hosts without a region in their name, and where the control plane behind them
 * is. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
 */
const GLOBAL_HOSTS: readonly [host: RegExp, region: string][] = [
  [/(?:^|[/@.])(?:iam|organizations|account|route53|cloudfront|s3)\.amazonaws\.com/, 'us-east-1'],
  [/(?:^|[/@])public\.ecr\.aws(?:\/|$)/, 'us-east-1'],
];

/** Regions that a name, ARN, host or URL lies in, by name or by the short code in our own names. */
export function regionsInText(text: string, regions: Regions): ReadonlySet<string> {
  const found = new Set<string>(text.match(REGION_NAME) ?? []);
  for (const { name, code } of Object.values(regions)) {
    if (new RegExp(`(?:^|[-/:.])${code}(?:[-/:.]|$)`).test(text)) {
      found.add(name);
    }
  }
  for (const [host, region] of GLOBAL_HOSTS) {
    if (host.test(text)) {
      found.add(region);
    }
  }
  return found;
}
