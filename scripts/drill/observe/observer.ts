import type { HomeRole } from '../../../templates-src/topology';
import { type Answer, answer } from '../../local-cloud/services/route53-dns/answer';
import type { DrillClock } from '../clock/drill-clock';
import { countsIn } from '../deployment/deployed';
import type { EvidenceBody } from '../evidence/types';
import { REGIONS } from '../world/drill-cloud';
import type { World } from '../world/world';
import { healthOf } from './health-of';
import type { LatchAudit } from './latch-audit';
import type { HealthCheckName, Observations } from './observations';
import type { OperationStarts } from './operation-starts';
import type { Recorder } from './recorder';
import type { RecordedState, StateReader } from './state-reader';

export interface ObserverOptions {
  readonly world: World;
  readonly clock: DrillClock;
  readonly state: StateReader;
  readonly latchAudit: LatchAudit;
  readonly operationStarts: OperationStarts;
  readonly recorder: Recorder;
  readonly observations: Observations;
  readonly domainName: string;
  readonly suffix: string;
  readonly write: (body: EvidenceBody, atMs: number) => void;
}

const ROLES = ['primary', 'dr'] as const;

interface SeenCloud {
  readonly answered: Answer;
  readonly health: ReadonlyMap<HealthCheckName, boolean>;
  readonly desired: Readonly<Record<HomeRole, number>>;
}

/** Looks at everything once a second of the drill, and tells what has changed. */
export class Observer {
  private readonly last = new Map<string, string>();

  constructor(private readonly options: ObserverOptions) {}

  /**
   * What operations have written down is read before what they were to bring about, so that an
   * operation that says it is done is never seen without its effects, however slow the machine is.
   */
  async look(): Promise<void> {
    const { state, recorder } = this.options;
    const recorded = { primary: await state.read('primary'), dr: await state.read('dr') };
    const { nowMs, lagMs, ...seen } = await this.lookAtCloud();
    this.options.observations.cloudLagsMs.push(lagMs);
    this.noteCloud(seen, nowMs);
    for (const region of ROLES) {
      this.noteState(region, recorded[region], nowMs);
      this.noteTasks(region, nowMs);
    }
    this.lookAtReplication();
    recorder.flush(nowMs);
  }

  /** All of one moment, and which one that was. */
  private lookAtCloud(): Promise<SeenCloud & { readonly nowMs: number; readonly lagMs: number }> {
    const { world, clock, domainName, suffix } = this.options;
    return world.look((context) => {
      const nowMs = clock.nowMs();
      const desired = (role: HomeRole) =>
        countsIn({ ...context, region: REGIONS[role] }, suffix).desired;
      return {
        nowMs,
        lagMs: nowMs - context.nowMs,
        answered: answer(context, domainName, 'A'),
        health: healthOf(context, suffix),
        desired: { primary: desired('primary'), dr: desired('dr') },
      };
    });
  }

  private noteCloud({ answered, health, desired }: SeenCloud, nowMs: number): void {
    const { recorder, observations } = this.options;
    if (answered.kind === 'answer') {
      recorder.onDnsAnswer('observer', answered.values, answered.ttlSeconds, nowMs);
    }
    for (const [name, healthy] of health)
      observations.note(observations.health[name], healthy, nowMs);
    for (const region of ROLES) {
      if (this.isNew(`desired in ${region}`, String(desired[region]))) {
        observations.desiredTasks.push({ atMs: nowMs, region, value: desired[region] });
      }
    }
  }

  private noteState(
    region: HomeRole,
    { operation, decision, latch }: RecordedState,
    nowMs: number,
  ): void {
    const { recorder, observations, world, write, latchAudit, operationStarts } = this.options;
    if (
      region === 'dr' &&
      latch !== undefined &&
      this.isNew('latch', `${latch.set} ${latch.atMs}`)
    ) {
      const latchWrite = latchAudit.writeOf(latch);
      if (latchWrite !== undefined) observations.latchWrites.push(latchWrite);
    }
    if (operation !== undefined) {
      const { epoch, kind, by, outcome, reason, phasesAtMs } = operation;
      const name = `${kind}-${epoch}`;
      const key = `${region} ${name}`;
      const seen = observations.operations.get(key);
      // A phase can be over before it is looked for; its time is the cloud's, which may be late.
      const lateMs = nowMs - world.parts.cloud.clock.nowMs();
      for (const [phase, atMs] of Object.entries(phasesAtMs)) {
        if (this.isNew(`${phase} of ${key}`, 'reached')) {
          observations.phases.push({ operation: key, phase, atMs: Math.min(nowMs, atMs + lateMs) });
        }
      }
      if (this.isNew(`operation in ${region}`, `${key} ${outcome}`)) {
        recorder.onOperation(
          key,
          {
            name,
            kind,
            epoch,
            region,
            by,
            startedAtMs: seen?.startedAtMs ?? operationStarts.startOf(region, name) ?? nowMs,
            endedAtMs: outcome === undefined ? null : nowMs,
            outcome: outcome ?? 'running',
            ...(reason !== undefined && { reason }),
          },
          nowMs,
        );
      }
    }
    if (decision !== undefined) {
      const { action, reason, page, facts } = decision;
      if (this.isNew(`decision in ${region}`, `${action} ${reason} ${page}`)) {
        write(
          { type: 'decision', region, decision: action, reason, pages: page, signals: facts },
          nowMs,
        );
      }
    }
  }

  private noteTasks(region: HomeRole, nowMs: number): void {
    const { world, write } = this.options;
    const { desired, running, healthyTargets } = world.tasks(region);
    if (this.isNew(`tasks in ${region}`, `${desired} ${running} ${healthyTargets}`)) {
      write({ type: 'tasks', region, desired, running, healthyTargets }, nowMs);
    }
  }

  private lookAtReplication(): void {
    const { world, write } = this.options;
    const { atMs, lagMs, lagBytes } = world.parts.lag.current;
    if (this.isNew('replication', lagMs === null ? 'unknown' : String(atMs))) {
      write({ type: 'replication', lagMs, lagBytes }, atMs);
    }
  }

  private isNew(subject: string, value: string): boolean {
    if (this.last.get(subject) === value) return false;
    this.last.set(subject, value);
    return true;
  }
}
