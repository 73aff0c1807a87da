import type { Service, ServiceContext } from '../service';
import type { Call } from './api/call';
import { createChangeSet } from './api/create-change-set';
import { createStack, updateStack } from './api/create-stack';
import { deleteChangeSet } from './api/delete-change-set';
import { deleteStack } from './api/delete-stack';
import { describeChangeSet, listChangeSets } from './api/describe-change-set';
import { describeEvents } from './api/describe-events';
import {
  describeStackEvents,
  describeStackResource,
  describeStackResources,
  listStackResources,
} from './api/describe-resources';
import { describeStacks, listExports, listImports, listStacks } from './api/describe-stacks';
import {
  describeStackDriftDetectionStatus,
  describeStackResourceDrifts,
  detectStackDrift,
} from './api/detect-drift';
import { executeChangeSet } from './api/execute-change-set';
import { cancelUpdateStack, continueUpdateRollback, rollbackStack } from './api/rollbacks';
import { getStackPolicy, setStackPolicy, updateTerminationProtection } from './api/stack-settings';
import { getTemplate, getTemplateSummary, validateTemplate } from './api/templates';
import { advance } from './engine/advance';
import type { CloudFormationConfiguration } from './engine/world';
import {
  createStackInstances,
  deleteStackInstances,
  updateStackInstances,
  updateStackSet,
} from './stack-sets/operations';
import {
  describeStackInstance,
  describeStackSetOperation,
  listStackInstances,
  listStackSetOperationResults,
} from './stack-sets/reads';
import { createStackSet, deleteStackSet, describeStackSet, listStackSets } from './stack-sets/sets';

/** CloudFormation of the local cloud: its API, and what brings its stacks forward in time. */
export interface CloudFormation {
  readonly service: Service;
  /** Does everything that is due up to a time; returns whether there was anything. */
  advance(context: Pick<ServiceContext, 'state' | 'blobs'>, toMs: number): boolean;
}

type Handler<Input, Output> = (call: Call, input: Input) => Output;

export function createCloudFormation(configuration: CloudFormationConfiguration): CloudFormation {
  const expose =
    <Input, Output extends object>(handler: Handler<Input, Output>) =>
    ({ state, blobs, region, nowMs }: ServiceContext, input: Input): Record<string, unknown> =>
      Object.fromEntries(
        Object.entries(handler({ world: { state, blobs, configuration }, region, nowMs }, input)),
      );
  return {
    service: {
      CancelUpdateStack: expose(cancelUpdateStack),
      ContinueUpdateRollback: expose(continueUpdateRollback),
      CreateChangeSet: expose(createChangeSet),
      CreateStack: expose(createStack),
      CreateStackInstances: expose(createStackInstances),
      CreateStackSet: expose(createStackSet),
      DeleteChangeSet: expose(deleteChangeSet),
      DeleteStack: expose(deleteStack),
      DeleteStackInstances: expose(deleteStackInstances),
      DeleteStackSet: expose(deleteStackSet),
      DescribeChangeSet: expose(describeChangeSet),
      DescribeStackDriftDetectionStatus: expose(describeStackDriftDetectionStatus),
      DescribeEvents: expose(describeEvents),
      DescribeStackEvents: expose(describeStackEvents),
      DescribeStackInstance: expose(describeStackInstance),
      DescribeStackResource: expose(describeStackResource),
      DescribeStackResourceDrifts: expose(describeStackResourceDrifts),
      DescribeStackResources: expose(describeStackResources),
      DescribeStackSet: expose(describeStackSet),
      DescribeStackSetOperation: expose(describeStackSetOperation),
      DescribeStacks: expose(describeStacks),
      DetectStackDrift: expose(detectStackDrift),
      ExecuteChangeSet: expose(executeChangeSet),
      GetStackPolicy: expose(getStackPolicy),
      GetTemplate: expose(getTemplate),
      GetTemplateSummary: expose(getTemplateSummary),
      ListChangeSets: expose(listChangeSets),
      ListExports: expose(listExports),
      ListImports: expose(listImports),
      ListStackInstances: expose(listStackInstances),
      ListStackResources: expose(listStackResources),
      ListStackSetOperationResults: expose(listStackSetOperationResults),
      ListStackSets: expose(listStackSets),
      ListStacks: expose(listStacks),
      RollbackStack: expose(rollbackStack),
      SetStackPolicy: expose(setStackPolicy),
      UpdateStack: expose(updateStack),
      UpdateStackInstances: expose(updateStackInstances),
      UpdateStackSet: expose(updateStackSet),
      UpdateTerminationProtection: expose(updateTerminationProtection),
      ValidateTemplate: expose(validateTemplate),
    },
    advance: ({ state, blobs }, toMs) => advance({ state, blobs, configuration }, toMs),
  };
}
