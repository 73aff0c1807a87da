import {
  type CloudFormationClient,
  GetTemplateCommand,
  type OperationEvent,
  paginateDescribeEvents,
  paginateListChangeSets,
} from '@aws-sdk/client-cloudformation';
import type { ValidationFinding } from '../engine/ports';
import { isMissingStack } from './stack-reads';

/** Names of all change sets of a stack; none when the stack is gone. */
export async function changeSetNames(
  client: CloudFormationClient,
  stackArn: string,
): Promise<string[]> {
  const names: string[] = [];
  try {
    for await (const page of paginateListChangeSets({ client }, { StackName: stackArn })) {
      names.push(...(page.Summaries ?? []).flatMap(({ ChangeSetName }) => ChangeSetName ?? []));
    }
  } catch (error) {
    if (!isMissingStack(error)) {
      throw error;
    }
  }
  return names;
}

/**
 * What the checks before a deployment found in a change set; also for one that can be executed,
 * because warnings don't stop it.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeEvents.html
 */
export async function validationFindings(
  client: CloudFormationClient,
  changeSetArn: string,
): Promise<ValidationFinding[]> {
  const findings: ValidationFinding[] = [];
  const pages = paginateDescribeEvents(
    { client },
    { ChangeSetName: changeSetArn, Filters: { FailedEvents: true } },
  );
  for await (const page of pages) {
    findings.push(...(page.OperationEvents ?? []).flatMap(toFinding));
  }
  return findings;
}

function toFinding(event: OperationEvent): ValidationFinding[] {
  return event.ValidationName === undefined || event.ValidationStatus === 'SKIPPED'
    ? []
    : [
        {
          name: event.ValidationName,
          severity: event.ValidationFailureMode ?? 'FAIL',
          logicalId: event.LogicalResourceId ?? '',
          resourceType: event.ResourceType ?? '',
          path: event.ValidationPath,
          reason: event.ValidationStatusReason ?? 'CloudFormation gave no reason',
        },
      ];
}

/** A stack's template as it was submitted; undefined for a stack that isn't there or has none yet. */
export async function readTemplate(
  client: CloudFormationClient,
  stack: string,
): Promise<string | undefined> {
  try {
    const { TemplateBody } = await client.send(
      new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }),
    );
    return TemplateBody;
  } catch (error) {
    if (isMissingStack(error)) {
      return undefined;
    }
    throw error;
  }
}
