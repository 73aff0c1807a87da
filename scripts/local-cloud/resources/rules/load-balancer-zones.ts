/**
 * The hosted zone that an Application Load Balancer's name lies in, by region.
 * https://docs.aws.amazon.com/general/latest/gr/elb.html
 */
const ZONE_IDS: Readonly<Record<string, string>> = {
  'us-east-1': 'Z35SXDOTRQ7X7K',
  'us-east-2': 'Z3AADJGX6KTTL2',
  'us-west-1': 'Z368ELLRRE2KJ0',
  'us-west-2': 'Z1H1FL5HABSF5',
  'ca-central-1': 'ZQSVJUPU6J1EY',
  'eu-central-1': 'Z215JYRZR1TBD5',
  'eu-west-1': 'Z32O12XQLNTSW2',
  'ap-south-1': 'ZP97RAFLXTNZK',
  'ap-northeast-1': 'Z14GRHDCWA56QT',
  'ap-northeast-2': 'ZWKZPGTI48KDX',
  'ap-southeast-1': 'Z1LMS91P8CMLE5',
  'ap-southeast-2': 'Z1GM3OXH4ZPM65',
  'sa-east-1': 'Z2P70J7HTTTPLU',
};

/** `undefined` for a region that is not in the table. */
export function loadBalancerZoneId(region: string): string | undefined {
  return ZONE_IDS[region];
}

/** The zone id that an alias to this name must give; `undefined` where the name is no load balancer's. */
export function zoneIdOfLoadBalancerName(dnsName: string): string | undefined {
  const match = /\.([a-z0-9-]+)\.elb\.amazonaws\.com\.?$/.exec(dnsName.toLowerCase());
  return match?.[1] === undefined ? undefined : loadBalancerZoneId(match[1]);
}
