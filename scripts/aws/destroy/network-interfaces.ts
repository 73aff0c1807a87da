import {
  DeleteNetworkInterfaceCommand,
  EC2Client,
  type EC2ClientConfig,
  paginateDescribeNetworkInterfaces,
  type NetworkInterface as SdkInterface,
} from '@aws-sdk/client-ec2';
import type { NetworkInterface, NetworkInterfaces, NetworkPlace } from '../../engine/destroy/ports';
import type { Connection } from '../clients';
import type { Call } from '../errors';

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
const FILTERS: Readonly<Record<NetworkPlace['kind'], string>> = {
  subnet: 'subnet-id',
  'security-group': 'group-id',
  vpc: 'vpc-id',
};

/** What EC2 says of an interface that is gone, or that something took again meanwhile. */
const LEFT_TO_NEXT_LOOK: ReadonlySet<string> = new Set([
  'InvalidNetworkInterfaceID.NotFound',
  'InvalidNetworkInterface.InUse',
]);

/** EC2's network interfaces of one region, through the SDK. */
export function createNetworkInterfaces(
  config: EC2ClientConfig,
  { attach }: Pick<Connection, 'attach'>,
  call: Call,
): NetworkInterfaces {
  const client = new EC2Client(config);
  attach?.(client);
  return {
    in: ({ kind, id }) =>
      call('ec2:DescribeNetworkInterfaces', async () => {
        const found: NetworkInterface[] = [];
        const Filters = [{ Name: FILTERS[kind], Values: [id] }];
        for await (const page of paginateDescribeNetworkInterfaces({ client }, { Filters })) {
          found.push(...(page.NetworkInterfaces ?? []).map(toInterface));
        }
        return found;
      }),
    delete: async (NetworkInterfaceId) => {
      await call('ec2:DeleteNetworkInterface', async () => {
        try {
          await client.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
        } catch (error) {
          if (!(error instanceof Error && LEFT_TO_NEXT_LOOK.has(error.name))) {
            throw error;
          }
        }
      });
    },
  };
}

/**
 * Lambda's are told by their description too: they are the ones that are left detached and behind.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
function toInterface(found: SdkInterface): NetworkInterface {
  const description = found.Description ?? '';
  return {
    id: found.NetworkInterfaceId ?? '',
    description,
    isInUse: found.Status !== 'available',
    isOfService: found.RequesterManaged === true || description.startsWith('AWS Lambda VPC ENI'),
  };
}
