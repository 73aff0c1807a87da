import type {
  DescribeStacksInput,
  DescribeStacksOutput,
  ListExportsInput,
  ListExportsOutput,
  ListImportsInput,
  ListImportsOutput,
  ListStacksInput,
  ListStacksOutput,
} from '@aws-sdk/client-cloudformation';
import { loadTemplate } from '../engine/deployment';
import { exportsOf, importersOf } from '../engine/exports';
import { validationError } from '../errors';
import { type Call, requireStackWithId, stacksOf } from './call';
import { pageOf } from './pages';
import { dateOf, stackView } from './views';

export function describeStacks(call: Call, input: DescribeStacksInput): DescribeStacksOutput {
  const { world } = call;
  if (input.StackName !== undefined) {
    return { Stacks: [stackView(world, requireStackWithId(call, input.StackName))] };
  }
  const stacks = stacksOf(call)
    .filter(({ status }) => status !== 'DELETE_COMPLETE')
    .toReversed();
  const { items, nextToken } = pageOf(stacks, input.NextToken, world.configuration.pageSize);
  return { Stacks: items.map((stack) => stackView(world, stack)), NextToken: nextToken };
}

export function listStacks(call: Call, input: ListStacksInput): ListStacksOutput {
  const { world } = call;
  const filter: readonly string[] = input.StackStatusFilter ?? [];
  const stacks = stacksOf(call)
    .filter(({ status }) => filter.length === 0 || filter.includes(status))
    .toReversed();
  const { items, nextToken } = pageOf(stacks, input.NextToken, world.configuration.pageSize);
  return {
    StackSummaries: items.map((stack) => ({
      StackId: stack.stackId,
      StackName: stack.stackName,
      TemplateDescription:
        stack.deployment === undefined
          ? undefined
          : loadTemplate(world.blobs, stack.deployment.processedKey).description,
      CreationTime: new Date(stack.createdAtMs),
      LastUpdatedTime: dateOf(stack.updatedAtMs),
      DeletionTime: dateOf(stack.deletedAtMs),
      StackStatus: stack.status,
      StackStatusReason: stack.statusReason,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    })),
    NextToken: nextToken,
  };
}

export function listExports(call: Call, input: ListExportsInput): ListExportsOutput {
  const { world, region } = call;
  const { items, nextToken } = pageOf(
    exportsOf(world, region),
    input.NextToken,
    world.configuration.pageSize,
  );
  return {
    Exports: items.map(({ name, value, stack }) => ({
      ExportingStackId: stack.stackId,
      Name: name,
      Value: value,
    })),
    NextToken: nextToken,
  };
}

export function listImports(call: Call, input: ListImportsInput): ListImportsOutput {
  const { world, region } = call;
  const name = input.ExportName ?? '';
  const importers = importersOf(world, region, name);
  if (importers.length === 0) {
    throw validationError(`Export '${name}' is not imported by any stack.`);
  }
  const { items, nextToken } = pageOf(importers, input.NextToken, world.configuration.pageSize);
  return { Imports: [...items], NextToken: nextToken };
}
