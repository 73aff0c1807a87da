import {
  CancelUpdateStackCommand,
  type Capability,
  type CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  ExecuteChangeSetCommand,
  GetStackPolicyCommand,
  type Parameter,
  RollbackStackCommand,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation';
import { DrError } from '../engine/errors';
import type {
  ChangeRequest,
  ChangeSetHandle,
  ParameterValue,
  Stacks,
  TemplateLocation,
} from '../engine/ports';
import { readChangeSet, saysBusy, saysNoChanges, saysSuperseded } from './change-set';
import { changeSetNames, readTemplate, validationFindings } from './change-set-reads';
import type { Call } from './errors';
import { eventsSince, eventsUntil, newestEventId } from './stack-events';
import { describeStack, listDeleted, listResources } from './stack-reads';

/** Named IAM roles, and the SAM transform. */
export const CAPABILITIES: Capability[] = ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'];

/** CloudFormation in one region, through the SDK. */
export function createStacks(client: CloudFormationClient, region: string, callAws: Call): Stacks {
  const call: Call = (operation, send) => callAws(`cloudformation:${operation}`, send);

  return {
    describe: (stack) => call('DescribeStacks', () => describeStack(client, stack)),
    resources: (stack) => call('ListStackResources', () => listResources(client, stack)),
    deletedArns: (names) => call('ListStacks', () => listDeleted(client, names)),
    newestEventId: (stack) => call('DescribeStackEvents', () => newestEventId(client, stack)),
    eventsSince: (stack, knownEventId) =>
      call('DescribeStackEvents', () => eventsSince(client, stack, knownEventId)),
    eventsUntil: (stack, isEnough) =>
      call('DescribeStackEvents', () => eventsUntil(client, stack, isEnough)),

    createChangeSet: (request) =>
      call('CreateChangeSet', () => createChangeSet(client, request, region)),
    changeSetState: ({ changeSetArn }) =>
      call('DescribeChangeSet', () => readChangeSet(client, changeSetArn)),
    executeChangeSet: ({ changeSetArn }, ClientRequestToken) =>
      call('ExecuteChangeSet', () => executeChangeSet(client, changeSetArn, ClientRequestToken)),
    deleteChangeSet: async ({ changeSetArn }) => {
      await call('DeleteChangeSet', () =>
        client.send(new DeleteChangeSetCommand({ ChangeSetName: changeSetArn })),
      );
    },
    changeSetNames: (stackArn) => call('ListChangeSets', () => changeSetNames(client, stackArn)),
    validationFindings: ({ changeSetArn }) =>
      call('DescribeEvents', () => validationFindings(client, changeSetArn)),
    template: (stack) => call('GetTemplate', () => readTemplate(client, stack)),

    deleteStack: (StackName, ClientRequestToken) =>
      call('DeleteStack', () =>
        once(() => client.send(new DeleteStackCommand({ StackName, ClientRequestToken }))),
      ),
    rollBack: (StackName, ClientRequestToken) =>
      call('RollbackStack', () =>
        once(() => client.send(new RollbackStackCommand({ StackName, ClientRequestToken }))),
      ),
    continueRollback: (StackName, ClientRequestToken, skipped) =>
      call('ContinueUpdateRollback', () =>
        once(() =>
          client.send(
            new ContinueUpdateRollbackCommand({
              StackName,
              ClientRequestToken,
              ...(skipped.length > 0 && { ResourcesToSkip: [...skipped] }),
            }),
          ),
        ),
      ),
    cancelUpdate: (StackName, ClientRequestToken) =>
      call('CancelUpdateStack', () => cancelUpdate(client, StackName, ClientRequestToken)),
    stackPolicy: async (StackName) => {
      const { StackPolicyBody } = await call('GetStackPolicy', () =>
        client.send(new GetStackPolicyCommand({ StackName })),
      );
      return StackPolicyBody;
    },
    setStackPolicy: async (StackName, StackPolicyBody) => {
      await call('SetStackPolicy', () =>
        client.send(new SetStackPolicyCommand({ StackName, StackPolicyBody })),
      );
    },
  };
}

/**
 * Sends a request that carries a token of its own. A service that knows the token has had this very
 * request before, whose answer was lost: `TokenAlreadyExists`, "A client request token already
 * exists". https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RollbackStack.html
 */
async function once(send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'TokenAlreadyExistsException')) {
      throw error;
    }
  }
}

async function executeChangeSet(
  client: CloudFormationClient,
  ChangeSetName: string,
  ClientRequestToken: string,
): Promise<'started' | 'superseded'> {
  try {
    await once(() =>
      client.send(new ExecuteChangeSetCommand({ ChangeSetName, ClientRequestToken })),
    );
    return 'started';
  } catch (error) {
    if (saysSuperseded(error)) {
      return 'superseded';
    }
    throw error;
  }
}

/**
 * "You can cancel only stacks that are in the UPDATE_IN_PROGRESS state"; the refusal of others has
 * no error of its own.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CancelUpdateStack.html
 */
async function cancelUpdate(
  client: CloudFormationClient,
  StackName: string,
  ClientRequestToken: string,
): Promise<'cancelled' | 'not-updating'> {
  try {
    await once(() => client.send(new CancelUpdateStackCommand({ StackName, ClientRequestToken })));
    return 'cancelled';
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError') {
      return 'not-updating';
    }
    throw error;
  }
}

async function createChangeSet(
  client: CloudFormationClient,
  request: ChangeRequest,
  region: string,
): Promise<ChangeSetHandle | 'no-changes' | 'busy' | 'name-taken'> {
  try {
    const { Id, StackId } = await client.send(
      new CreateChangeSetCommand({
        StackName: request.stackName,
        ChangeSetName: request.changeSetName,
        ChangeSetType: request.type,
        ClientToken: request.clientToken,
        Capabilities: CAPABILITIES,
        ...templateInput(request.template),
        Parameters: Object.entries(request.parameters).map(parameterInput),
        Tags: Object.entries(request.tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    if (Id === undefined || StackId === undefined) {
      throw new Error(`no change set came back for ${request.stackName}`);
    }
    return { changeSetArn: Id, stackArn: StackId };
  } catch (error) {
    if (error instanceof Error && error.name === 'AlreadyExistsException') {
      return 'name-taken';
    }
    if (!(error instanceof Error && error.name === 'ValidationError')) {
      throw error;
    }
    if (saysNoChanges(error.message)) {
      return 'no-changes';
    }
    if (saysBusy(error.message)) {
      return 'busy';
    }
    throw templateRefused(request, region, error);
  }
}

function templateRefused({ stackName }: ChangeRequest, region: string, cause: Error): DrError {
  return new DrError({
    code: 'DR_TEMPLATE_REFUSED',
    message: `CloudFormation refused the template or a parameter of ${stackName} in ${region}: ${cause.message}`,
    nextSteps: [
      'correct it in templates-src/ or the setting it names',
      'npm run generate && npm run lint',
    ],
    cause,
  });
}

export function templateInput(template: TemplateLocation) {
  switch (template.kind) {
    case 'inline':
      return { TemplateBody: template.body };
    case 'uploaded':
      return { TemplateURL: template.url };
  }
}

export function parameterInput([ParameterKey, value]: [string, ParameterValue]): Parameter {
  switch (value.kind) {
    case 'value':
      return { ParameterKey, ParameterValue: value.value };
    case 'previous':
      return { ParameterKey, UsePreviousValue: true };
  }
}
