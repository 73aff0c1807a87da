/** The stack's events in the console, which shows why each resource failed. */
export function stackEventsUrl(region: string, stackArn: string): string {
  return `${consoleOf(region)}/cloudformation/home?region=${region}#/stacks/events?stackId=${encodeURIComponent(stackArn)}`;
}

/** The tasks of an ECS service, stopped ones among them. */
export function serviceTasksUrl(
  region: string,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): string {
  return `${consoleOf(region)}/ecs/v2/clusters/${cluster}/services/${service}/tasks?region=${region}`;
}

function consoleOf(region: string): string {
  return `https://${region}.console.aws.amazon.com`;
}
