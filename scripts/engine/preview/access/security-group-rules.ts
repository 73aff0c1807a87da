import { BlockList, isIPv6 } from 'node:net';
import type { ResourceProperties } from '../../ports';
import { isRecord, listOf } from './policy-statements';

/** One rule of a security group, inwards or outwards. */
export interface SecurityGroupRule {
  readonly direction: 'ingress' | 'egress';
  /** `tcp`, or `-1` for all. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
  /** A range of addresses, a group or a prefix list. */
  readonly peer: string;
}

/** What EC2 gives a group that names no rule outwards. */
const OPEN_EGRESS = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };

const RULE_TYPES: Readonly<Record<string, SecurityGroupRule['direction']>> = {
  'AWS::EC2::SecurityGroupIngress': 'ingress',
  'AWS::EC2::SecurityGroupEgress': 'egress',
};

/** The rules that a resource is or carries; undefined for a type that is about none. */
export function securityGroupRules(
  resourceType: string,
  properties: ResourceProperties | undefined,
): SecurityGroupRule[] | undefined {
  const direction = RULE_TYPES[resourceType];
  if (direction !== undefined) {
    return properties === undefined ? [] : [toRule(direction, properties)];
  }
  if (resourceType !== 'AWS::EC2::SecurityGroup') {
    return undefined;
  }
  if (properties === undefined) {
    return [];
  }
  const egress = listOf(properties.SecurityGroupEgress);
  return [
    ...rules('ingress', listOf(properties.SecurityGroupIngress)),
    ...rules('egress', egress.length === 0 ? [OPEN_EGRESS] : egress),
  ];
}

/** Rules that let something through that none of the others does. */
export function widerRules(
  before: readonly SecurityGroupRule[],
  after: readonly SecurityGroupRule[],
): string[] {
  return after
    .filter((rule) => !before.some((other) => covers(other, rule)))
    .map(
      (rule) =>
        `opens ${rule.direction} ${portsText(rule)} ${rule.direction === 'ingress' ? 'from' : 'to'} ${rule.peer}`,
    );
}

function rules(direction: SecurityGroupRule['direction'], list: readonly unknown[]) {
  return list.flatMap((rule) => (isRecord(rule) ? [toRule(direction, rule)] : []));
}

function toRule(
  direction: SecurityGroupRule['direction'],
  rule: Readonly<Record<string, unknown>>,
): SecurityGroupRule {
  const protocol = String(rule.IpProtocol ?? ALL);
  const isAnyPort = protocol === ALL || rule.FromPort === undefined || Number(rule.FromPort) < 0;
  return {
    direction,
    protocol,
    fromPort: isAnyPort ? 0 : Number(rule.FromPort),
    toPort: isAnyPort ? MAX_PORT : Number(rule.ToPort ?? rule.FromPort),
    peer: String(PEERS.map((name) => rule[name]).find((peer) => peer !== undefined) ?? 'anywhere'),
  };
}

const ALL = '-1';
const MAX_PORT = 65_535;
const PEERS = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
  'SourceSecurityGroupName',
];

function covers(one: SecurityGroupRule, other: SecurityGroupRule): boolean {
  return (
    one.direction === other.direction &&
    (one.protocol === ALL || one.protocol === other.protocol) &&
    one.fromPort <= other.fromPort &&
    one.toPort >= other.toPort &&
    (one.peer === other.peer || contains(one.peer, other.peer))
  );
}

/** Whether a range of addresses lies in another one. */
function contains(range: string, inner: string): boolean {
  const [own, other] = [parseRange(range), parseRange(inner)];
  if (
    own === undefined ||
    other === undefined ||
    own.bits > other.bits ||
    own.family !== other.family
  ) {
    return false;
  }
  const list = new BlockList();
  list.addSubnet(own.address, own.bits, own.family);
  return list.check(other.address, other.family);
}

function parseRange(text: string) {
  const [, address, bits] = /^([0-9a-fA-F.:]+)\/(\d+)$/.exec(text) ?? [];
  return address === undefined || bits === undefined
    ? undefined
    : ({ address, bits: Number(bits), family: isIPv6(address) ? 'ipv6' : 'ipv4' } as const);
}

function portsText({ protocol, fromPort, toPort }: SecurityGroupRule): string {
  if (protocol === ALL) {
    return 'on every protocol';
  }
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
  return `on ${protocol} ${ports}`;
}
