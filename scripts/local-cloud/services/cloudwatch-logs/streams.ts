import type { GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { serviceData } from '../../resources/service-data';
import { findResource, type Place } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';

interface LogLine {
  readonly atMs: number;
  readonly message: string;
}

/** Lines by the name of their stream, oldest first. */
type Streams = Record<string, LogLine[]>;

const LOG_GROUP = 'AWS::Logs::LogGroup';
/** Between two lines of one process. A guess. */
const LINE_MS = 5;
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html */
const MAX_EVENTS = 10_000;

/** What a service writes for somebody; lost where the group doesn't exist. */
export function putLogLines(
  place: Place,
  {
    groupName,
    streamName,
    lines,
    lastAtMs,
  }: {
    readonly groupName: string;
    readonly streamName: string;
    readonly lines: readonly string[];
    readonly lastAtMs: number;
  },
): void {
  const group = findResource(place, LOG_GROUP, groupName);
  if (group === undefined) {
    return;
  }
  const streams = serviceData<Streams>(group, 'streams', {});
  const firstAtMs = lastAtMs - (lines.length - 1) * LINE_MS;
  streams[streamName] = [
    ...(streams[streamName] ?? []),
    ...lines.map((message, index) => ({ atMs: firstAtMs + index * LINE_MS, message })),
  ];
}

/** The newest lines of one stream, oldest first; tokens for more are not given out. */
export function getLogEvents(
  context: ServiceContext,
  input: GetLogEventsCommandInput,
): Record<string, unknown> {
  const group = findResource(context, LOG_GROUP, input.logGroupName ?? '');
  if (group === undefined) {
    throw notFound('The specified log group does not exist.');
  }
  const lines = serviceData<Streams>(group, 'streams', {})[input.logStreamName ?? ''];
  if (lines === undefined) {
    throw notFound('The specified log stream does not exist.');
  }
  const limit = Math.min(input.limit ?? MAX_EVENTS, MAX_EVENTS);
  const shown = input.startFromHead === true ? lines.slice(0, limit) : lines.slice(-limit);
  return {
    events: shown.map(({ atMs, message }) => ({ timestamp: atMs, message, ingestionTime: atMs })),
  };
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
