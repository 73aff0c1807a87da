import { listOf, textOf } from '../../template/read-property';
import { guess, HOURS_PER_MONTH } from '../assumptions';
import type { Rule } from '../estimate';
import { PRICES } from '../prices';
import { BYTES_PER_GB } from './units';

/** The hours of each; the traffic once, spread over however many there are. */
export const natGateway: Rule = (_, { resources, isActive, paymentsPerMonth }) => {
  const gateways = resources.filter(({ type }) => type === 'AWS::EC2::NatGateway').length;
  const gb =
    guess('natGbIdle') +
    (isActive ? (paymentsPerMonth * guess('natBytesPerPayment')) / BYTES_PER_GB : 0);
  return [
    { what: 'NAT gateways', quantity: HOURS_PER_MONTH, price: PRICES.natGatewayHour },
    { what: 'NAT gateways, data', quantity: gb / gateways, price: PRICES.natGatewayGb },
  ];
};

export const elasticIp: Rule = () => [
  { what: 'addresses of NAT gateways', quantity: HOURS_PER_MONTH, price: PRICES.publicAddressHour },
];

/** Gateway endpoints cost nothing: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
export const vpcEndpoint: Rule = (endpoint) =>
  textOf(endpoint, 'VpcEndpointType') === 'Interface'
    ? [
        {
          what: 'interface endpoints',
          quantity: HOURS_PER_MONTH * listOf(endpoint, 'SubnetIds').length,
          price: PRICES.interfaceEndpointHour,
        },
      ]
    : [];
