import type { Report } from '../../../functions/failover/report/report';
import type { ReportIndex } from '../../../functions/failover/report/report-index';
import type { StartOutcome } from '../../../functions/shared/operation/start-operation';
import type { DatabaseNames } from '../../../functions/shared/signals/database';
import type { DatabaseReading, Sample } from '../../../functions/shared/signals/sample';
import type { DecisionRecord } from '../../../functions/shared/state/decision-record';
import type { ExecutionInput } from '../../../functions/shared/state/execution-input';
import type { Exposure } from '../../../functions/shared/state/exposure';
import type { Latch } from '../../../functions/shared/state/latch';
import type { Operation } from '../../../functions/shared/state/operation';
import type { Clock } from '../clock';
import type { Stacks } from '../ports';

/**
 * What is seen of failovers in one region, and what starts them, through endpoints of this region
 * alone. Calls give up within seconds: the region may be the lost one.
 */
export interface OperationPort {
  readonly stacks: Pick<Stacks, 'describe' | 'resources'>;
  readonly stateItems: StateItems;
  readonly service: ServicePort;
  readonly machines: StateMachines;
  /** Never rejects: what can't be read is unknown. */
  database(names: DatabaseNames, clock: Clock): Promise<DatabaseReading>;
  /** The report that the index points at, from the region's own bucket. */
  report(bucket: string, index: ReportIndex): Promise<Report>;
}

/** Items of the state table; undefined where nobody has written one yet. */
export interface StateItems {
  operation(tableName: string): Promise<Operation | undefined>;
  latch(tableName: string): Promise<Latch | undefined>;
  exposure(tableName: string): Promise<Exposure | undefined>;
  decision(tableName: string): Promise<DecisionRecord | undefined>;
  /** The watcher's, oldest first. */
  samples(tableName: string): Promise<readonly Sample[]>;
  reportIndex(tableName: string): Promise<ReportIndex>;
  /**
   * Ends an operation whose execution is over; refused when it has ended otherwise meanwhile.
   */
  endDead(
    tableName: string,
    dead: Operation,
    end: { readonly outcome: 'failed' | 'aborted'; readonly reason: string; readonly atMs: number },
  ): Promise<'written' | 'refused'>;
}

/** The payment service in one region. */
export interface ServicePort {
  tasks(service: ServiceNames): Promise<TaskCounts>;
  /** Targets that the load balancer sends requests to, by its newest metric. */
  healthyTargets(targets: TargetGroupNames, nowMs: number): Promise<MeasuredCount>;
}

export interface ServiceNames {
  readonly ecsCluster: string;
  readonly ecsService: string;
}

export interface TaskCounts {
  readonly running: number;
  readonly desired: number;
  /** Autoscaling goes no lower; undefined without a scalable target. */
  readonly minimum: number | undefined;
}

/** As CloudWatch names them: the last parts of their ARNs. */
export interface TargetGroupNames {
  readonly loadBalancer: string;
  readonly targetGroup: string;
}

export interface MeasuredCount {
  readonly count: number;
  readonly ageMs: number;
}

/** Step Functions. */
export interface StateMachines {
  /** JSON text of the definition as it is deployed. */
  definition(stateMachineArn: string): Promise<string>;
  /** `running`, or the status that the operation's execution ended with. */
  executionEnd(
    operation: Pick<Operation, 'executionArn' | 'startedAtMs'>,
    nowMs: number,
  ): Promise<string>;
  /** Whether whoever started the execution accepted that data may be lost. */
  acceptedDataLoss(executionArn: string): Promise<boolean>;
  /** Starts the epoch after the last one; once, whoever else does so at the same time. */
  start(
    machine: { readonly stateMachineArn: string; readonly tableName: string },
    lastEpoch: number,
    request: Omit<ExecutionInput, 'epoch'>,
    nowMs: number,
  ): Promise<StartOutcome>;
}
