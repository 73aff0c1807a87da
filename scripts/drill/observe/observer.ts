import type { HomeRole } from '../../../templates-src/topology';
import { record, records, text } from '../../local-cloud/resources/read';
import { resourcesOfType } from '../../local-cloud/resources/store';
import type { RuntimeContext } from '../../local-cloud/runtime/context';
import { answer } from '../../local-cloud/services/route53-dns/answer';
import { isHealthy } from '../../local-cloud/services/route53-dns/health-checks';
import type { DrillClock } from '../clock/drill-clock';
import type { EvidenceBody } from '../evidence/types';
import type { World } from '../world/world';
import type { HealthCheckName, Observations } from './observations';
import type { Recorder } from './recorder';
import type { StateReader } from './state-reader';

export interface ObserverOptions {
  readonly world: World;
  readonly clock: DrillClock;
  readonly state: StateReader;
  readonly recorder: Recorder;
  readonly observations: Observations;
  readonly domainName: string;
  readonly suffix: string;
  readonly write: (body: EvidenceBody, atMs: number) => void;
}

const ROLES = ['primary', 'dr'] as const;

/** Looks at everything once a second of the drill, and tells what has changed. */
export class Observer {
  private readonly last = new Map<string, string>();

  constructor(private readonly options: ObserverOptions) {}

  async look(): Promise<void> {
    const { clock, recorder } = this.options;
    const nowMs = clock.nowMs();
    await this.lookAtDns(nowMs);
    for (const region of ROLES) {
      await this.lookAtState(region, nowMs);
      this.lookAtTasks(region, nowMs);
    }
    this.lookAtReplication();
    recorder.flush(nowMs);
  }

  private async lookAtDns(nowMs: number): Promise<void> {
    const { world, recorder, observations, domainName, suffix } = this.options;
    const { answered, health } = await world.look((context) => ({
      answered: answer(context, domainName, 'A'),
      health: healthOf(context, suffix),
    }));
    if (answered.kind === 'answer') {
      recorder.onDnsAnswer('observer', answered.values, answered.ttlSeconds, nowMs);
    }
    for (const [name, healthy] of health)
      observations.note(observations.health[name], healthy, nowMs);
  }

  private async lookAtState(region: HomeRole, nowMs: number): Promise<void> {
    const { state, recorder, observations, world, write } = this.options;
    const { operation, decision, latch } = await state.read(region);
    if (
      region === 'dr' &&
      latch !== undefined &&
      this.isNew('latch', `${latch.set} ${latch.atMs}`)
    ) {
      const by = latch.announcement === 'due' ? 'watcher' : 'operation';
      observations.latchWrites.push({ by, epoch: latch.epoch, isSet: latch.set });
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
            startedAtMs: seen?.startedAtMs ?? nowMs,
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

  private lookAtTasks(region: HomeRole, nowMs: number): void {
    const { world, observations, write } = this.options;
    const { desired, running, healthyTargets } = world.tasks(region);
    if (this.isNew(`desired in ${region}`, String(desired))) {
      observations.desiredTasks.push({ atMs: nowMs, region, value: desired });
    }
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

/** The cloud may have checks of other environments as well. */
function healthOf(
  context: RuntimeContext,
  suffix: string,
): readonly (readonly [HealthCheckName, boolean])[] {
  return resourcesOfType(context, 'AWS::Route53::HealthCheck').flatMap(
    ({ physicalId, properties }) => {
      const isOurs = records(properties, 'HealthCheckTags').some(
        (tag) => text(tag, 'Key') === 'EnvironmentSuffix' && text(tag, 'Value') === suffix,
      );
      if (!isOurs) return [];
      const configuration = record(properties, 'HealthCheckConfig');
      const name = nameOf(text(configuration, 'Type'), text(configuration, 'ResourcePath'));
      return name === undefined ? [] : [[name, isHealthy(context, physicalId)] as const];
    },
  );
}

function nameOf(type: string | undefined, path: string | undefined): HealthCheckName | undefined {
  switch (type) {
    case 'CALCULATED':
      return 'primary';
    case 'CLOUDWATCH_METRIC':
      return 'latch';
    default:
      if (path === '/health/ready') return 'ready';
      return path === '/health/writer' ? 'writer' : undefined;
  }
}
