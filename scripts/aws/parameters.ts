import {
  DeleteParameterCommand,
  PutParameterCommand,
  paginateGetParametersByPath,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import type { Parameters, StoredParameter } from '../engine/ports';
import type { Call } from './errors';

/** SSM Parameter Store in one region, through the SDK. */
export function createParameters(client: SSMClient, callAws: Call): Parameters {
  const call: Call = (operation, send) => callAws(`ssm:${operation}`, send);
  return {
    below: (path) => call('GetParametersByPath', () => readBelow(client, path)),
    create: (name, value) => call('PutParameter', () => create(client, name, value)),
    overwrite: async (Name, Value) => {
      await call('PutParameter', () =>
        client.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: true })),
      );
    },
    remove: (name) => call('DeleteParameter', () => remove(client, name)),
  };
}

async function readBelow(client: SSMClient, Path: string): Promise<StoredParameter[]> {
  const found: StoredParameter[] = [];
  for await (const { Parameters: page = [] } of paginateGetParametersByPath({ client }, { Path })) {
    found.push(
      ...page.map(({ Name = '', Value = '', LastModifiedDate }) => ({
        name: Name,
        value: Value,
        lastModifiedMs: LastModifiedDate?.getTime() ?? 0,
      })),
    );
  }
  return found;
}

/**
 * `ParameterAlreadyExists`: "You can't create duplicate parameters."
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
 */
async function create(
  client: SSMClient,
  Name: string,
  Value: string,
): Promise<'created' | 'exists'> {
  try {
    await client.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite: false }));
    return 'created';
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterAlreadyExists') {
      return 'exists';
    }
    throw error;
  }
}

async function remove(client: SSMClient, Name: string): Promise<void> {
  try {
    await client.send(new DeleteParameterCommand({ Name }));
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ParameterNotFound')) {
      throw error;
    }
  }
}
