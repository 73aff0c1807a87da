import type { ServiceContext } from '../service';
import type { RuntimeContext } from './context';

/**
 * What AWS decides in its own time, as functions so that a simulation can make
 * it slow, late or failed. Durations in AWS's milliseconds.
 */
export interface Behaviour {
  readonly aurora: AuroraBehaviour;
  readonly ecs: EcsBehaviour;
  /**
   * Whether an HTTPS or HTTP endpoint answers Route 53's checkers as the check wants. `pending`: a
   * request is under way, and whoever sent it will say (`recordProbe` of route53-dns/health-checks.ts).
   */
  readonly probe: (request: ProbeRequest, context: RuntimeContext) => boolean | 'pending';
  /** Whether each of its target groups with targets has a healthy one. */
  readonly isLoadBalancerHealthy: (
    request: LoadBalancerRequest,
    context: ServiceContext,
  ) => boolean;
  /** Whether traffic between two regions gets through; for replication between database clusters. */
  readonly isConnected: (link: RegionLink) => boolean;
  /** What part of the wait a retry with full jitter takes, 0 to 1. */
  readonly retryJitter: () => number;
  /** Between two states of a state machine. */
  readonly stateTransitionMs: number;
  /**
   * What a service refuses although its model would do it: for want of a quota or a permission.
   * Asked before a stack's resource is made, changed or deleted; absent: nothing.
   */
  readonly refusal?: (request: ResourceRequest) => ResourceRefusal | undefined;
}

/** What CloudFormation is about to ask of a service. */
export interface ResourceRequest {
  readonly operation: 'create' | 'update' | 'delete';
  readonly region: string;
  readonly type: string;
  readonly stackName: string;
  readonly logicalId: string;
  readonly atMs: number;
}

export interface ResourceRefusal {
  /** The service's own words. */
  readonly message: string;
  /** As in `HandlerErrorCode`: `ServiceLimitExceeded`, `AccessDenied`. */
  readonly handlerErrorCode: string;
}

export interface ProbeRequest {
  readonly healthCheckId: string;
  readonly url: string;
  readonly atMs: number;
}

export interface LoadBalancerRequest {
  readonly dnsName: string;
  readonly region: string;
  readonly atMs: number;
}

export interface RegionLink {
  readonly oneRegion: string;
  readonly otherRegion: string;
  readonly atMs: number;
}

export interface AuroraBehaviour {
  /** Decided once, when the operation is accepted. */
  readonly planFailover: (request: FailoverRequest) => FailoverPlan;
  /** How far the secondary is behind; `undefined` when nothing is published. */
  readonly replicationLagMs: (link: ReplicationLink) => number | undefined;
  /** Absent: there is no data, and what is asked for takes the time of its plan. */
  readonly databases?: RealDatabases;
}

/** Database servers behind the model. They take the time they take, on top of the plan's. */
export interface RealDatabases {
  /** Asked once, when Aurora begins to promote. */
  promote(change: DatabaseChange): void;
  /** Asked once, when Aurora begins to rebuild the old primary. */
  rebuild(change: DatabaseChange): void;
  /** Of what an operation has asked for last. */
  progress(operationId: number): 'under-way' | 'done' | 'failed';
}

export interface DatabaseChange {
  readonly operationId: number;
  readonly kind: 'failover' | 'switchover';
  readonly fromRegion: string;
  readonly toRegion: string;
}

export interface ReplicationLink {
  readonly primaryRegion: string;
  readonly secondaryRegion: string;
  readonly atMs: number;
}

export interface FailoverRequest {
  readonly kind: 'failover' | 'switchover';
  readonly fromRegion: string;
  readonly toRegion: string;
  readonly atMs: number;
}

export interface FailoverPlan {
  /** Until the request has been checked (`pending`). */
  readonly verificationMs: number;
  /** From then until the target writes, or the attempt fails. */
  readonly promotionMs: number;
  readonly outcome: 'succeeds' | 'fails';
  /** Whether Aurora manages to block writes of the old primary before it promotes. */
  readonly fence: 'blocked' | 'timed-out';
  /** From the promotion until Aurora starts to rebuild the old primary; it waits for the region. */
  readonly rebuildDelayMs: number;
  readonly rebuildMs: number;
}

export interface EcsBehaviour {
  /** From the decision to start a task until it runs and is healthy. */
  readonly taskStartMs: (request: { readonly region: string; readonly atMs: number }) => number;
  /** How many tasks the region has room for. */
  readonly maxRunningTasks: (request: { readonly region: string; readonly atMs: number }) => number;
  /** How every task of a service that CloudFormation makes or changes ends; absent: they run. */
  readonly taskEnd?: (request: TaskEndRequest) => TaskEnd | undefined;
}

export interface TaskEndRequest {
  readonly region: string;
  readonly serviceName: string;
  readonly atMs: number;
}

export type TaskEnd =
  | StoppedTaskEnd
  /**
   * No task begins; only the service's events say why, in these words.
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
   */
  | { readonly kind: 'not-placed'; readonly reason: string };

/**
 * Why tasks stop, as `DescribeTasks` tells it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export interface StoppedTaskEnd {
  readonly kind: 'stops';
  readonly stopCode: 'TaskFailedToStart' | 'EssentialContainerExited';
  readonly stoppedReason: string;
  /** Of the essential container, where it ran. */
  readonly exitCode?: number;
  readonly containerReason?: string;
  /** What the essential container wrote before it ended. */
  readonly logLines: readonly string[];
}

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/**
 * Everything goes well. That promotion takes minutes, and the rebuild minutes
 * to hours, is from the Aurora guide; the figures are guesses inside that.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 */
export const QUIET_BEHAVIOUR: Behaviour = {
  aurora: {
    planFailover: ({ kind }) => ({
      verificationMs: 5 * SECOND_MS,
      promotionMs: (kind === 'switchover' ? 30 : 90) * SECOND_MS,
      outcome: 'succeeds',
      fence: 'blocked',
      rebuildDelayMs: 2 * MINUTE_MS,
      rebuildMs: 10 * MINUTE_MS,
    }),
    replicationLagMs: () => 120,
  },
  ecs: {
    taskStartMs: () => 45 * SECOND_MS,
    maxRunningTasks: () => Number.MAX_SAFE_INTEGER,
  },
  probe: () => true,
  isLoadBalancerHealthy: () => true,
  isConnected: () => true,
  retryJitter: () => 1,
  stateTransitionMs: 25,
};
