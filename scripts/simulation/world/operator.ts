import { type SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { executionEnd } from '../../../functions/shared/operation/execution';
import { startOperation } from '../../../functions/shared/operation/start-operation';
import { arm, disarm, pauseArming } from '../../../functions/shared/state/arming';
import type { ExecutionInput } from '../../../functions/shared/state/execution-input';
import {
  endDeadOperation,
  hasBegunPromotion,
  type Operation,
  readOperation,
} from '../../../functions/shared/state/operation';
import type { StateTable } from '../../../functions/shared/state/table';
import { deployedRegion } from '../deployment/deployment';
import type { OperatorAction, RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import { type Client, clientFor } from './aws/client';
import type { Database } from './database';
import { FunctionProcess } from './function-process';
import { EPOCH_MS, otherPlace, PLACES } from './places';

const ATTEMPTS = 3;
const PAUSE_MS = 5 * 60_000;

/** A person with `dr-cli` somewhere in the world: the CLI's own steps, without its advice. */
export class Operator {
  private readonly client: (service: string, place: RegionPlace) => Client;

  private readonly unseen = new Map<string, number>();

  constructor(
    private readonly cloud: AwsCloud,
    private readonly database: Database,
  ) {
    const client = clientFor(cloud, new FunctionProcess('world', 'operator'));
    this.client = (service, to) => client({ service, to, maxAttempts: ATTEMPTS });
  }

  /** What fails, people see, and leave for now. */
  async act(action: OperatorAction): Promise<void> {
    try {
      await this.carryOut(action);
    } catch (error) {
      this.cloud.options.observations.refusals.push({
        action,
        atMs: this.cloud.options.timeline.nowMs(),
        reason: String(error),
      });
    }
  }

  /** The newest operation of both regions, and whether it waits for somebody to resume it. */
  async findFailed(): Promise<{ place: RegionPlace; operation: Operation } | undefined> {
    const all = await Promise.all(
      PLACES.map(async (place) => ({ place, operation: await readOperation(this.table(place)) })),
    );
    const newest = all
      .flatMap(({ place, operation }) => (operation ? [{ place, operation }] : []))
      // One that was called off has changed nothing, and settles nothing.
      .filter(({ operation }) => operation.outcome !== 'aborted')
      .toSorted((a, b) => b.operation.startedAtMs - a.operation.startedAtMs)[0];
    return newest !== undefined && (await this.hasFailed(newest.place, newest.operation))
      ? newest
      : undefined;
  }

  /** Whether an operation of a region is under way, as its state table says. */
  async isBusy(place: RegionPlace): Promise<boolean> {
    const operation = await readOperation(this.table(place));
    return operation !== undefined && operation.endedAtMs === undefined;
  }

  private async carryOut(action: OperatorAction): Promise<void> {
    const { writer } = this.database;
    switch (action) {
      case 'fail-over':
        return this.start(otherPlace(writer), 'failover', { acceptDataLoss: true });
      case 'fail-over-without-loss':
        return this.start(otherPlace(writer), 'failover');
      case 'switch-over':
        return this.start(writer, 'switchover');
      case 'resume':
        return this.resume();
      case 'stop':
        return this.stop();
      case 'arm':
        return arm(this.table('dr'), this.change('work is done'));
      case 'disarm':
        return disarm(this.table('dr'), this.change('work on the network'));
      case 'pause':
        return this.pause();
    }
  }

  private async start(
    place: RegionPlace,
    kind: ExecutionInput['kind'],
    { acceptDataLoss } = { acceptDataLoss: false },
  ): Promise<void> {
    const last = await readOperation(this.table(place));
    await startOperation(this.starter(place, kind), last?.epoch ?? 0, {
      kind,
      by: 'operator',
      evidence: '{}',
      acceptDataLoss,
      firstBadSampleAtMs: this.nowMs(),
    });
  }

  private async resume(): Promise<void> {
    const failed = await this.findFailed();
    if (failed === undefined) {
      return;
    }
    const { place, operation } = failed;
    if (operation.endedAtMs === undefined) {
      await endDeadOperation(this.table(place), operation, {
        outcome: hasBegunPromotion(operation) ? 'failed' : 'aborted',
        reason: 'its execution is over',
        resume: 'by-a-person',
        atMs: this.nowMs(),
      });
    }
    const { kind, epoch, by, evidence, firstBadSampleAtMs, startedAtMs } = operation;
    await startOperation(this.starter(place, kind), epoch, {
      kind,
      by: `operator resumes ${kind}-${epoch}, started by ${by.split(', started by ').at(-1)}`,
      evidence,
      acceptDataLoss: kind === 'failover',
      firstBadSampleAtMs: firstBadSampleAtMs ?? startedAtMs,
      resumes: epoch,
    });
  }

  private async pause(): Promise<void> {
    const outcome = await pauseArming(this.table('dr'), {
      ...this.change('work on the network'),
      disarmedUntilMs: this.nowMs() + PAUSE_MS,
    });
    if (outcome === 'not-armed') {
      throw new Error('there is nothing to pause: the region is not armed');
    }
  }

  /** Whatever runs, in either region. */
  private async stop(): Promise<void> {
    for (const place of PLACES) {
      const operation = await readOperation(this.table(place));
      if (operation !== undefined && operation.endedAtMs === undefined) {
        const sfn: Pick<SFNClient, 'send'> = this.client('SFN', place);
        await sfn.send(new StopExecutionCommand({ executionArn: operation.executionArn }));
      }
    }
  }

  private async hasFailed(place: RegionPlace, operation: Operation): Promise<boolean> {
    return operation.endedAtMs === undefined
      ? (await executionEnd(this.client('SFN', place), operation, this.nowMs())) !== 'running'
      : operation.outcome === 'failed';
  }

  private starter(place: RegionPlace, kind: ExecutionInput['kind']) {
    const { failoverMachine, switchoverMachine } = deployedRegion(place);
    return {
      sfn: this.client('SFN', place),
      stateMachineArn: kind === 'failover' ? failoverMachine.arn : switchoverMachine.arn,
      table: this.table(place),
      nowMs: this.nowMs(),
      unseen: this.unseen,
    };
  }

  private table(place: RegionPlace): StateTable {
    return {
      dynamodb: this.client('DynamoDB', place),
      tableName: deployedRegion(place).config.stateTable,
    };
  }

  private change(reason: string) {
    return { by: 'operator', reason, atMs: this.nowMs() };
  }

  private nowMs(): number {
    return EPOCH_MS + this.cloud.options.timeline.nowMs();
  }
}
