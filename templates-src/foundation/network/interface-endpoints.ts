import { equals } from '../../cfn/conditions';
import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { aws } from '../../cfn/pseudo';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import { namesIn } from '../../naming';
import { ports } from '../../ports';
import type { FoundationParameters } from '../parameters';
import { NO_EGRESS, type SecurityGroups } from './security-groups';
import { inOrder, type Subnets } from './subnets';

/**
 * What tasks call in their own region, by the service's name in PrivateLink. Metrics
 * leave as logs, and task credentials come from the host: neither needs an endpoint.
 */
const services = {
  EcrApi: 'ecr.api',
  EcrDocker: 'ecr.dkr',
  Logs: 'logs',
  SecretsManager: 'secretsmanager',
  Lambda: 'lambda',
} as const;

/**
 * An option that costs by the hour and zone. NAT stays beside it: an endpoint serves
 * its own region, and tasks also call the other one.
 */
export function addInterfaceEndpoints(
  template: Template,
  parameters: FoundationParameters,
  vpc: HandleOf<ec2.VPC>,
  privateSubnets: Subnets,
  { service }: SecurityGroups,
): void {
  const when = template.condition(
    'HasInterfaceEndpoints',
    equals(parameters.InterfaceEndpoints, 'enabled'),
  );
  const group = template.add(
    'EndpointSecurityGroup',
    new ec2.SecurityGroup({
      GroupName: namesIn(parameters)('endpointSecurityGroup'),
      GroupDescription: 'Interface endpoints: tasks in, nothing out',
      VpcId: vpc.ref,
      SecurityGroupIngress: [
        {
          IpProtocol: 'tcp',
          FromPort: ports.https,
          ToPort: ports.https,
          SourceSecurityGroupId: service.ref,
          Description: 'Tasks',
        },
      ],
      SecurityGroupEgress: [NO_EGRESS],
    }),
    { when },
  );
  for (const [id, serviceName] of Object.entries(services)) {
    template.add(
      `${id}Endpoint`,
      new ec2.VPCEndpoint({
        VpcId: vpc.ref,
        VpcEndpointType: 'Interface',
        ServiceName: sub`com.amazonaws.${aws.region}.${serviceName}`,
        // The SDK's usual names resolve to the endpoint, so nothing has to be configured.
        PrivateDnsEnabled: true,
        SubnetIds: inOrder(privateSubnets).map((subnet) => subnet.ref),
        SecurityGroupIds: [group.ref],
      }),
      { when },
    );
  }
}
