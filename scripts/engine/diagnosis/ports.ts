/** What services say about why something failed, in one region. Every look has a time limit of its own. */
export interface DiagnosisPort {
  /** Tasks of a service that stopped in the last hour, newest first. Empty when none is known any more. */
  stoppedTasks(service: EcsServiceName): Promise<StoppedTask[]>;
  /** What ECS says of the service itself, newest first; where no task begins, nothing else says why. */
  serviceEvents(service: EcsServiceName): Promise<string[]>;
  /** Where containers of a task definition write to CloudWatch Logs. */
  logDestinations(taskDefinitionArn: string): Promise<LogDestination[]>;
  /** The last lines of a stream, oldest first. Empty where nothing was written. */
  lastLogLines(stream: LogStream, limit: number): Promise<string[]>;
  /** Name of the stack that has a resource of this physical id; undefined when none of the region's has. */
  stackOf(physicalId: string): Promise<string | undefined>;
}

export interface EcsServiceName {
  readonly cluster: string;
  readonly service: string;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html */
export interface StoppedTask {
  readonly taskId: string;
  readonly taskDefinitionArn: string;
  readonly stoppedReason: string | undefined;
  readonly stoppedAtMs: number;
  readonly containers: readonly StoppedContainer[];
}

export interface StoppedContainer {
  readonly name: string;
  /** Undefined when it never ran. */
  readonly exitCode: number | undefined;
  readonly reason: string | undefined;
}

/** Of a container with the log driver `awslogs`. */
export interface LogDestination {
  readonly containerName: string;
  readonly groupName: string;
  readonly streamPrefix: string;
}

export interface LogStream {
  readonly groupName: string;
  readonly streamName: string;
}
