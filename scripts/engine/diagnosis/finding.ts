/** What is known about a failure beyond CloudFormation's own words. Part of the events of a run. */
export type Finding =
  | StoppedTaskFinding
  /** What ECS says where no task began. */
  | { readonly kind: 'service-event'; readonly message: string }
  | {
      readonly kind: 'quota';
      /** As Service Quotas calls it; undefined when only the service's words are known. */
      readonly quotaName: string | undefined;
      /** Where it is raised. */
      readonly url: string;
    }
  | {
      readonly kind: 'access-denied';
      /** As in an IAM policy: `iam:CreateRole`. */
      readonly action: string;
      readonly resource: string | undefined;
      readonly principal: string | undefined;
    }
  | {
      readonly kind: 'name-conflict';
      readonly name: string;
      readonly owner: NameOwner;
    }
  | {
      readonly kind: 'stack-policy';
      /** What the stack's policy lets no update do: `Update:Replace`; undefined where it isn't said. */
      readonly action: string | undefined;
    }
  /** The failure stands all the same. */
  | { readonly kind: 'could-not-look'; readonly what: string; readonly reason: string };

export interface StoppedTaskFinding {
  readonly kind: 'stopped-task';
  readonly taskId: string;
  readonly stoppedReason: string;
  readonly containers: readonly {
    readonly name: string;
    readonly exitCode?: number;
    readonly reason?: string;
  }[];
  /** How many more tasks of the service stopped in the last hour. */
  readonly others: number;
  readonly logs: readonly ContainerLog[];
  readonly consoleUrl: string;
}

export interface ContainerLog {
  readonly containerName: string;
  readonly groupName: string;
  readonly streamName: string;
  /** Oldest first; payment data is masked. */
  readonly lines: readonly string[];
}

/** Who has a name that is taken. */
export type NameOwner =
  | { readonly kind: 'stack'; readonly stackName: string }
  /** No stack of this account in this region. */
  | { readonly kind: 'no-stack' }
  | { readonly kind: 'unknown' };
