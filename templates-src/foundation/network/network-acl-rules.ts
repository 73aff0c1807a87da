import type { Value } from '../../cfn/value';
import { ports } from '../../ports';
import type { FoundationParameters } from '../parameters';
import { type Tier, tierCidr } from './address-plan';

export type AclRule = TcpRule | IcmpRule;

interface TcpRule {
  readonly protocol: 'tcp';
  /** Addresses the packets come from, or go to. */
  readonly peer: Value<string>;
  /** Of the packet's destination. */
  readonly ports: PortRange;
}

interface IcmpRule {
  readonly protocol: 'icmp';
  readonly peer: Value<string>;
  readonly type: number;
  readonly code: number;
}

interface PortRange {
  readonly from: number;
  readonly to: number;
}

export interface AclRules {
  readonly inbound: readonly AclRule[];
  readonly outbound: readonly AclRule[];
}

const ANYWHERE = '0.0.0.0/0';

/**
 * Ports that answers come back to, because network ACLs don't know connections:
 * NAT gateways, load balancers and clients pick from all of 1024–65535, Linux from
 * the upper half. https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
 */
const ANY_EPHEMERAL: PortRange = { from: 1024, to: 65_535 };
const LINUX_EPHEMERAL: PortRange = { from: 32_768, to: 65_535 };

/**
 * "Fragmentation needed". Dropping it lets connections hang whose path takes smaller
 * packets. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/network_mtu.html
 */
const PATH_MTU: IcmpRule = { protocol: 'icmp', peer: ANYWHERE, type: 3, code: 4 };

/**
 * What may cross the border of a tier. DNS has no rule because network ACLs don't
 * filter the VPC's resolver; Route 53's health checkers come from the internet, as
 * clients do.
 */
export function rulesOf(parameters: FoundationParameters, tier: Tier): AclRules {
  const publicTier = tierCidr(parameters, 'public');
  const privateTier = tierCidr(parameters, 'private');
  const dataTier = tierCidr(parameters, 'data');

  switch (tier) {
    case 'public':
      return {
        inbound: [
          // Clients to the load balancer, and tasks on their way out to the NAT gateway.
          tcp(ANYWHERE, ports.https),
          tcp(ANYWHERE, ports.http),
          // Answers to the NAT gateway from the internet, and to the load balancer from tasks.
          tcp(ANYWHERE, ANY_EPHEMERAL),
          PATH_MTU,
        ],
        outbound: [
          // NAT gateway to the internet.
          tcp(ANYWHERE, ports.https),
          // Answers to clients and tasks; the load balancer's way to the tasks' port is among them.
          tcp(ANYWHERE, ANY_EPHEMERAL),
          PATH_MTU,
        ],
      };
    case 'private':
      return {
        inbound: [
          tcp(publicTier, ports.service),
          // Tasks to interface endpoints in another zone's subnet.
          tcp(privateTier, ports.https),
          // Answers to tasks: from the internet through NAT, from gateway endpoints, from the database.
          tcp(ANYWHERE, LINUX_EPHEMERAL),
          PATH_MTU,
        ],
        outbound: [
          // AWS APIs of both regions: over NAT, gateway endpoints or interface endpoints.
          tcp(ANYWHERE, ports.https),
          tcp(dataTier, ports.database),
          // Answers to the load balancer.
          tcp(publicTier, ANY_EPHEMERAL),
          // Answers of interface endpoints to tasks.
          tcp(privateTier, LINUX_EPHEMERAL),
        ],
      };
    case 'data':
      return {
        inbound: [tcp(privateTier, ports.database)],
        outbound: [tcp(privateTier, LINUX_EPHEMERAL)],
      };
  }
}

function tcp(peer: Value<string>, portOrRange: number | PortRange): TcpRule {
  const range =
    typeof portOrRange === 'number' ? { from: portOrRange, to: portOrRange } : portOrRange;
  return { protocol: 'tcp', peer, ports: range };
}
