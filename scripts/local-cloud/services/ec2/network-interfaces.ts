import { text, texts } from '../../resources/read';
import { NETWORK_INTERFACE, networkInterfaces } from '../../resources/rules/ec2/network-interfaces';
import { removeResource } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';

interface DescribeInput {
  readonly Filters?:
    | readonly {
        readonly Name?: string | undefined;
        readonly Values?: readonly string[] | undefined;
      }[]
    | undefined;
}

interface DeleteInput {
  readonly NetworkInterfaceId?: string | undefined;
}

/** Interfaces that have no other resource standing for them; by the filters that are in use. */
export function describeNetworkInterfaces(
  context: ServiceContext,
  { Filters = [] }: DescribeInput,
): Record<string, unknown> {
  const found = networkInterfaces(context).filter((each) =>
    Filters.every(({ Name = '', Values = [] }) =>
      valuesOf(each, Name).some((value) => Values.includes(value)),
    ),
  );
  return {
    NetworkInterfaces: found.map(({ physicalId, properties, data }) => ({
      NetworkInterfaceId: physicalId,
      Description: text(properties, 'Description'),
      SubnetId: text(properties, 'SubnetId'),
      VpcId: text(properties, 'VpcId'),
      Status: data?.status,
      RequesterManaged: data?.isRequesterManaged,
      Groups: texts(properties, 'GroupSet').map((GroupId) => ({ GroupId })),
    })),
  };
}

function valuesOf({ properties }: StoredResource, filter: string): readonly string[] {
  switch (filter) {
    case 'subnet-id':
      return [text(properties, 'SubnetId') ?? ''];
    case 'vpc-id':
      return [text(properties, 'VpcId') ?? ''];
    case 'group-id':
      return texts(properties, 'GroupSet');
    default:
      throw new AwsError(
        'InvalidParameterValue',
        `The local cloud does not filter network interfaces by ${filter}.`,
      );
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
export function deleteNetworkInterface(
  context: ServiceContext,
  { NetworkInterfaceId: id = '' }: DeleteInput,
): Record<string, unknown> {
  const found = networkInterfaces(context).find(({ physicalId }) => physicalId === id);
  if (found === undefined) {
    throw new AwsError(
      'InvalidNetworkInterfaceID.NotFound',
      `The networkInterface ID '${id}' does not exist`,
    );
  }
  if (found.data?.status !== 'available') {
    throw new AwsError(
      'InvalidNetworkInterface.InUse',
      `Interface: [${id}] in use: '${text(found.properties, 'Description') ?? ''}'`,
    );
  }
  removeResource(context, NETWORK_INTERFACE, id);
  return {};
}
