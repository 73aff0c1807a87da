import type { HandleOf } from '../../cfn/handle';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';
import { regionNamesIn } from '../../naming';
import type { FoundationParameters } from '../parameters';

export interface Vpc {
  readonly vpc: HandleOf<ec2.VPC>;
  readonly internetGateway: HandleOf<ec2.InternetGateway>;
  /** Routes to the internet and public addresses have to wait for it. */
  readonly attachment: HandleOf<ec2.VPCGatewayAttachment>;
}

/**
 * The network and its one door to the internet. Nothing uses the VPC's default
 * security group or default network ACL, which CloudFormation can't change.
 */
export function addVpc(template: Template, parameters: FoundationParameters): Vpc {
  const name = regionNamesIn(parameters);
  const vpc = template.add(
    'Vpc',
    new ec2.VPC({
      CidrBlock: parameters.VpcCidr,
      // Both for the private DNS names of interface endpoints:
      // https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html
      EnableDnsSupport: true,
      EnableDnsHostnames: true,
      Tags: [{ Key: 'Name', Value: name('vpc') }],
    }),
  );
  const internetGateway = template.add(
    'InternetGateway',
    new ec2.InternetGateway({ Tags: [{ Key: 'Name', Value: name('internetGateway') }] }),
  );
  const attachment = template.add(
    'InternetGatewayAttachment',
    new ec2.VPCGatewayAttachment({ VpcId: vpc.ref, InternetGatewayId: internetGateway.ref }),
  );
  return { vpc, internetGateway, attachment };
}
