import type { CloudFormation } from '../cloudformation';
import type { BlobStore, ServiceContext } from '../service';
import type { LocalCloudState } from '../state';
import { type AgendaEvent, nextEvent, takeNextEvent } from './agenda';
import type { EventHandlers, RuntimeContext, Starter } from './context';

export interface TimelineOptions {
  readonly cloudFormation: CloudFormation;
  readonly handlers: EventHandlers;
  readonly starters: readonly Starter[];
  readonly runtimeContext: (context: ServiceContext) => RuntimeContext;
}

/** The world that time passes in. */
export interface TimelineWorld {
  readonly state: LocalCloudState;
  readonly blobs: BlobStore;
}

/** Everything that happens by itself, in the order of time, CloudFormation's operations among it. */
export class Timeline {
  constructor(private readonly options: TimelineOptions) {}

  /** Does what is due up to a time; returns whether there was anything. */
  advance(world: TimelineWorld, toMs: number): boolean {
    let happened = this.startIfNew(world, toMs);
    for (;;) {
      const event = nextEvent(world.state);
      const untilMs = Math.min(event?.atMs ?? toMs, toMs);
      if (this.options.cloudFormation.advance(world, untilMs)) {
        happened = true;
        // New resources may have events of their own, due before this one.
        this.start(world, untilMs);
        continue;
      }
      if (event === undefined || event.atMs > toMs) {
        return happened;
      }
      takeNextEvent(world.state);
      this.handle(world, event);
      happened = true;
    }
  }

  /** Starts the recurring events of resources that have none yet. */
  start(world: TimelineWorld, nowMs: number): void {
    for (const region of Object.keys(world.state.regions)) {
      const context = this.options.runtimeContext({ ...world, region, nowMs });
      for (const starter of this.options.starters) {
        starter(context);
      }
    }
  }

  /** A world from before there was an agenda, or one that was put together by hand. */
  private startIfNew(world: TimelineWorld, nowMs: number): boolean {
    if (world.state.agenda !== undefined) {
      return false;
    }
    this.start(world, nowMs);
    return world.state.agenda !== undefined;
  }

  private handle(world: TimelineWorld, event: AgendaEvent): void {
    const context = this.options.runtimeContext({
      ...world,
      region: event.region,
      nowMs: event.atMs,
    });
    this.options.handlers[event.kind](context, event);
  }
}
