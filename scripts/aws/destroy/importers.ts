import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListImports,
} from '@aws-sdk/client-cloudformation';
import type { ExportUse } from '../../engine/destroy/ports';
import type { Call } from '../errors';

/** Who uses the exports of a stack; CloudFormation refuses to delete it while somebody does. */
export async function importersOf(
  client: CloudFormationClient,
  callAws: Call,
  StackName: string,
): Promise<ExportUse[]> {
  const { Stacks } = await callAws('cloudformation:DescribeStacks', () =>
    client.send(new DescribeStacksCommand({ StackName })),
  );
  const names = (Stacks?.[0]?.Outputs ?? []).flatMap(({ ExportName }) => ExportName ?? []);
  return Promise.all(
    names.map(async (exportName) => ({
      exportName,
      importers: await callAws('cloudformation:ListImports', () => importers(client, exportName)),
    })),
  );
}

async function importers(client: CloudFormationClient, ExportName: string): Promise<string[]> {
  const found: string[] = [];
  try {
    for await (const page of paginateListImports({ client }, { ExportName })) {
      found.push(...(page.Imports ?? []));
    }
  } catch (error) {
    if (!saysUnused(error)) {
      throw error;
    }
  }
  return found;
}

/** CloudFormation answers a question for the users of an unused export with an error, told by its words. */
function saysUnused(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ValidationError' &&
    /is not imported by any stack/.test(error.message)
  );
}
