import { listOf } from '../../template/read-property';
import { HOURS_PER_MONTH, SECONDS_PER_MONTH } from '../assumptions';
import type { Rule } from '../estimate';
import { PRICES } from '../prices';
import { checkerRequests, clientRequests } from './traffic';
import { MILLION } from './units';

/**
 * One LCU takes 25 new connections a second; every request is taken for one.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 */
const CONNECTIONS_PER_LCU = 25;

/** It has an address of its own in each zone: the foundation makes one public subnet in each. */
export const loadBalancer: Rule = (_, circumstances) => {
  const perSecond =
    (clientRequests(circumstances) + checkerRequests(circumstances)) / SECONDS_PER_MONTH;
  const zones = new Set(
    circumstances.resources
      .filter(({ type }) => type === 'AWS::EC2::Subnet')
      .map(({ properties }) => properties.AvailabilityZone),
  ).size;
  return [
    { what: 'load balancer', quantity: HOURS_PER_MONTH, price: PRICES.loadBalancerHour },
    {
      what: 'load balancer, capacity',
      quantity: (perSecond / CONNECTIONS_PER_LCU) * HOURS_PER_MONTH,
      price: PRICES.loadBalancerCapacityHour,
    },
    {
      what: 'addresses of the load balancer',
      quantity: zones * HOURS_PER_MONTH,
      price: PRICES.publicAddressHour,
    },
  ];
};

export const webAcl: Rule = (acl, circumstances) => [
  { what: 'web ACL', quantity: 1, price: PRICES.webAclMonth },
  { what: 'web ACL, rules', quantity: listOf(acl, 'Rules').length, price: PRICES.webAclRuleMonth },
  {
    what: 'web ACL, requests',
    quantity: (clientRequests(circumstances) + checkerRequests(circumstances)) / MILLION,
    price: PRICES.webAclMillionRequests,
  },
];
