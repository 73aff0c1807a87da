import { type CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  type ContainerDefinition,
  DescribeTaskDefinitionCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import type { LogDestination, LogStream } from '../../engine/diagnosis/ports';

export async function readLogDestinations(
  ecs: ECSClient,
  taskDefinition: string,
): Promise<LogDestination[]> {
  const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  return (answer.taskDefinition?.containerDefinitions ?? []).flatMap(destinationOf);
}

/** Without a prefix the stream is named after the container's runtime id, which nobody tells. */
function destinationOf({ name, logConfiguration }: ContainerDefinition): LogDestination[] {
  const groupName = logConfiguration?.options?.['awslogs-group'];
  const streamPrefix = logConfiguration?.options?.['awslogs-stream-prefix'];
  return logConfiguration?.logDriver === 'awslogs' &&
    name !== undefined &&
    groupName !== undefined &&
    streamPrefix !== undefined
    ? [{ containerName: name, groupName, streamPrefix }]
    : [];
}

export async function readLogLines(
  logs: CloudWatchLogsClient,
  { groupName, streamName }: LogStream,
  limit: number,
): Promise<string[]> {
  const { events = [] } = await logs.send(
    new GetLogEventsCommand({
      logGroupName: groupName,
      logStreamName: streamName,
      startFromHead: false,
      limit,
    }),
  );
  return events.flatMap(({ message }) => message?.trimEnd() ?? []).filter((line) => line !== '');
}
