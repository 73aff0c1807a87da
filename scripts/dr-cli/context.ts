import type { Dns } from '../../functions/shared/ports';
import type { Settings } from '../../templates-src/settings';
import type { Connection } from '../aws/clients';
import type { Clock, Polling } from '../engine/clock';
import type { ZoneDns } from '../engine/doctor/ports';
import type { Io } from './io';
import type { Product } from './product/product';
import type { RunStore } from './runs/run-store';

/** What every command is given. */
export interface CommandContext {
  readonly io: Io;
  readonly product: Product;
  /** Opens the embedded cloud; only called for `--local`. */
  readonly openLocalCloud: (io: Io, hostedZone: HostedZone) => Promise<LocalConnection>;
  /** Where the journals of deploys and destroys are kept. */
  readonly openRuns: (io: Io) => RunStore;
}

/** The zone that answers for the environment's domain; nobody deploys it. */
export type HostedZone = Pick<Settings, 'domainName' | 'hostedZoneId'>;

/** A cloud as commands reach it: AWS, or the local cloud with the clock that its time runs by. */
export interface LocalConnection extends Live {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly polling: Polling;
  /**
   * How many times longer than at AWS an answer may take on this clock, where it runs faster than
   * the machine that answers.
   *
   * @default 1
   */
  readonly patience?: number;
  /**
   * Where the calls go, for journals: the folder that a local cloud is kept in.
   *
   * @default a local cloud that ends with the process
   */
  readonly place?: string;
}

/** What a command needs that follows what happens by itself. */
export interface Live {
  /** Asks the zone's own name servers; who they are, and for CAA, as everyone finds it out. */
  readonly dns: Dns & ZoneDns;
  /**
   * Lets time pass where nobody else does, until the signal aborts: functions run on their
   * schedules, state machines go on, health checks turn. AWS needs nobody for that, so there it
   * only waits. Resolves once everything that it began has ended; never rejects for the abort.
   */
  live(signal: AbortSignal): Promise<void>;
}
