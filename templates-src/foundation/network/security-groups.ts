import type { HandleOf } from '../../cfn/handle';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import { namesIn } from '../../naming';
import { ports } from '../../ports';
import type { FoundationParameters } from '../parameters';

type SecurityGroup = HandleOf<ec2.SecurityGroup>;

export interface SecurityGroups {
  readonly loadBalancer: SecurityGroup;
  readonly service: SecurityGroup;
  readonly database: SecurityGroup;
}

const ANYWHERE = '0.0.0.0/0';

/**
 * A group without any egress rule is given one that allows everything; this one
 * allows nothing that leaves the host. From CloudFormation's page on the type:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html
 */
export const NO_EGRESS: ec2.SecurityGroup_Egress = {
  IpProtocol: '-1',
  CidrIp: '127.0.0.1/32',
  Description: 'Nothing leaves',
};

/** Internet → load balancer → tasks → database, and tasks → AWS APIs: each step by reference. */
export function addSecurityGroups(
  template: Template,
  parameters: FoundationParameters,
  vpc: HandleOf<ec2.VPC>,
): SecurityGroups {
  const name = namesIn(parameters);
  const loadBalancer = template.add(
    'LoadBalancerSecurityGroup',
    new ec2.SecurityGroup({
      GroupName: name('loadBalancerSecurityGroup'),
      GroupDescription: 'Load balancer: clients and Route 53 health checkers in, tasks out',
      VpcId: vpc.ref,
      SecurityGroupIngress: [
        fromAnywhere(ports.https, 'Clients and Route 53 health checkers'),
        fromAnywhere(ports.http, 'Clients, redirected to HTTPS'),
      ],
      SecurityGroupEgress: [NO_EGRESS],
    }),
    {
      lintExceptions: [
        {
          rule: 'CKV_AWS_260',
          reason: 'Port 80 of a public load balancer, whose listener only redirects to HTTPS',
        },
      ],
    },
  );
  const service = template.add(
    'ServiceSecurityGroup',
    new ec2.SecurityGroup({
      GroupName: name('serviceSecurityGroup'),
      GroupDescription: 'Tasks: load balancer in, database and AWS APIs out',
      VpcId: vpc.ref,
      SecurityGroupEgress: [
        {
          // By port only: AWS APIs, the peer region's among them, have no fixed addresses.
          IpProtocol: 'tcp',
          FromPort: ports.https,
          ToPort: ports.https,
          CidrIp: ANYWHERE,
          Description: 'AWS APIs of both regions',
        },
      ],
    }),
  );
  const database = template.add(
    'DatabaseSecurityGroup',
    new ec2.SecurityGroup({
      GroupName: name('databaseSecurityGroup'),
      GroupDescription: 'Database: tasks in, nothing out',
      VpcId: vpc.ref,
      SecurityGroupEgress: [NO_EGRESS],
    }),
  );

  connect(template, 'LoadBalancerToService', loadBalancer, service, ports.service);
  connect(template, 'ServiceToDatabase', service, database, ports.database);
  return { loadBalancer, service, database };
}

/**
 * Lets one group call another. Resources of their own, because groups that name each
 * other in their bodies could not be made one after the other.
 */
function connect(
  template: Template,
  id: string,
  from: SecurityGroup,
  to: SecurityGroup,
  port: number,
): void {
  const rule = { IpProtocol: 'tcp', FromPort: port, ToPort: port, Description: id };
  template.add(
    `${id}Egress`,
    new ec2.SecurityGroupEgress({
      GroupId: from.ref,
      DestinationSecurityGroupId: to.ref,
      ...rule,
    }),
  );
  template.add(
    `${id}Ingress`,
    new ec2.SecurityGroupIngress({ GroupId: to.ref, SourceSecurityGroupId: from.ref, ...rule }),
  );
}

function fromAnywhere(port: number, description: string): ec2.SecurityGroup_Ingress {
  return {
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    CidrIp: ANYWHERE,
    Description: description,
  };
}
