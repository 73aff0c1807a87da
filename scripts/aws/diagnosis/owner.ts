import {
  type CloudFormationClient,
  DescribeStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';

/** The stack that has a resource of this physical id, found without knowing the stack. */
export async function readOwner(
  client: CloudFormationClient,
  physicalId: string,
): Promise<string | undefined> {
  try {
    const { StackResources } = await client.send(
      new DescribeStackResourcesCommand({ PhysicalResourceId: physicalId }),
    );
    const owner = StackResources?.find(
      ({ PhysicalResourceId }) => PhysicalResourceId === physicalId,
    );
    return owner?.StackName;
  } catch (error) {
    if (error instanceof Error && NO_STACK.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** `Stack for x does not exist`, a ValidationError as every other. */
const NO_STACK = /^Stack for .+ does not exist/;
