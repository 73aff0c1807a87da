import type { HomeRole } from '../../../templates-src/topology';
import type { DrillClock } from '../clock/drill-clock';
import type { EvidenceBody } from '../evidence/types';
import type { Observations } from '../observe/observations';
import type { StateReader } from '../observe/state-reader';
import { within } from '../world/within';
import type { World } from '../world/world';
import { MovingClock } from './moving-clock';
import type { Condition, FaultKind, Stage } from './scenario';

export interface StageOptions {
  readonly world: World;
  readonly clock: DrillClock;
  readonly observations: Observations;
  readonly state: StateReader;
  readonly signal: AbortSignal;
  readonly write: (body: EvidenceBody, atMs: number) => void;
  /** Payments that were accepted and that the database which writes does not have. */
  readonly countUnbooked: () => Promise<number>;
  readonly command: (verb: string, options: readonly string[]) => Promise<string>;
}

interface FaultWords {
  readonly losesWrites: boolean;
  readonly description: (region: string) => string;
}

const WORDS: Readonly<Record<FaultKind, FaultWords>> = {
  killed: {
    losesWrites: true,
    description: (region) => `Every process of the ${region} region is killed.`,
  },
  unreachable: {
    losesWrites: true,
    description: (region) => `Nothing gets into the ${region} region or out of it.`,
  },
  'database-lost': {
    losesWrites: true,
    description: (region) => `The database of the ${region} region is killed.`,
  },
  'tasks-lost': {
    losesWrites: false,
    description: (region) => `All tasks of the ${region} region are killed; none starts.`,
  },
};

const POLL_MS = 500;

/** On the machine's clock, and longer than a command takes at deployed speed. */
const OPERATOR_MS = 20 * 60_000;

/** Lets a scenario act on a world, and writes down what it does. */
export class WorldStage implements Stage {
  constructor(private readonly options: StageOptions) {}

  get standInAfterMs(): number {
    const { STAND_IN_AFTER_SECONDS: seconds } = this.options.world.parts.deployed.dr.variables;
    return Number(seconds ?? 0) * 1_000;
  }

  /** By the drill's clock and the cloud's: on a slow machine the cloud is behind, and has its time all the same. */
  async sleep(ms: number): Promise<void> {
    const { clock, signal } = this.options;
    const untilMs = this.options.world.parts.cloud.clock.nowMs() + ms;
    await clock.sleep(ms, signal);
    const cloud = this.watchedCloud();
    while (cloud.nowMs() < untilMs) await clock.sleep(POLL_MS, signal);
  }

  async begin(fault: FaultKind, region: HomeRole): Promise<void> {
    const { world, clock, observations } = this.options;
    const { losesWrites, description } = WORDS[fault];
    const name = `${region}-${fault}`;
    const atMs = clock.nowMs();
    const isLosing = losesWrites && region === observations.writer;
    observations.faults.push({
      fault: name,
      region,
      beginsAtMs: atMs,
      endsAtMs: null,
      losesWrites: isLosing,
    });
    this.tell('begins', name, region, description(region), isLosing, atMs);
    switch (fault) {
      case 'killed':
        return world.kill(region);
      case 'unreachable':
        return world.isolate(region);
      case 'database-lost':
        return world.parts.database.crash(region);
      case 'tasks-lost':
        return world.breakTasks(region);
    }
  }

  async end(fault: 'killed' | 'unreachable', region: HomeRole): Promise<void> {
    const { world, clock, observations } = this.options;
    await world.bringBack(region);
    const name = `${region}-${fault}`;
    const atMs = clock.nowMs();
    const { faults } = observations;
    const index = faults.findIndex((each) => each.fault === name && each.endsAtMs === null);
    const begun = faults[index];
    if (begun !== undefined) faults[index] = { ...begun, endsAtMs: atMs };
    const text = `The ${region} region is there again, with what it had.`;
    this.tell('ends', name, region, text, begun?.losesWrites ?? false, atMs);
  }

  cutReplication(): void {
    const { world, clock, observations } = this.options;
    const atMs = clock.nowMs();
    observations.faults.push({
      fault: 'replication-cut',
      region: 'link',
      beginsAtMs: atMs,
      endsAtMs: null,
      losesWrites: false,
    });
    this.tell(
      'begins',
      'replication-cut',
      'link',
      'Replication between the regions is cut.',
      false,
      atMs,
    );
    world.cutReplication(true);
  }

  holdUpPromotions(takeMs: number): void {
    this.options.world.parts.promotions.takeMs = takeMs;
    this.note(`A promotion takes ${takeMs / 60_000} minutes from now on.`);
  }

  async until(condition: Condition, withinMs: number): Promise<void> {
    const { clock, signal } = this.options;
    const cloud = this.watchedCloud();
    const giveUpMs = cloud.nowMs() + withinMs;
    while (cloud.nowMs() < giveUpMs) {
      if (await this.isSo(condition)) return;
      await clock.sleep(POLL_MS, signal);
    }
    this.note(`Waited ${Math.round(withinMs / 1000)} s in vain until: ${condition.kind}.`);
  }

  async operator(verb: string, ...options: readonly string[]): Promise<void> {
    this.note(`A person types: dr-cli ${[verb, ...options].join(' ')}`);
    this.note(await within(`dr-cli ${verb}`, this.options.command(verb, options), OPERATOR_MS));
  }

  note(text: string): void {
    this.options.write({ type: 'note', text }, this.options.clock.nowMs());
  }

  private watchedCloud(): MovingClock {
    const { clock } = this.options.world.parts.cloud;
    return new MovingClock('the local cloud to go on', () => clock.nowMs());
  }

  async isSo(condition: Condition): Promise<boolean> {
    const { observations, state } = this.options;
    switch (condition.kind) {
      case 'writes':
        return observations.writer === condition.region;
      case 'settled': {
        const operations = [...observations.operations.values()];
        const [change] = observations.writerChanges.slice(-1);
        return (
          operations.length > 0 &&
          operations.every(({ outcome }) => outcome !== 'running') &&
          change !== undefined &&
          observations.isEverybodyPaying(change.writableAtMs)
        );
      }
      case 'booked':
        return (await this.options.countUnbooked()) === 0;
      case 'protected':
        return state.isProtected(observations.writer);
    }
  }

  private tell(
    change: 'begins' | 'ends',
    fault: string,
    region: HomeRole | 'link',
    description: string,
    losesWrites: boolean,
    atMs: number,
  ): void {
    this.options.write({ type: 'fault', change, fault, region, description, losesWrites }, atMs);
  }
}
