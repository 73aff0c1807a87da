import type { Settings } from '../../templates-src/settings';
import type { Connection } from '../aws/clients';
import type { Clock, Polling } from '../engine/clock';
import type { Io } from './io';
import type { Product } from './product/product';

/** What every command is given. */
export interface CommandContext {
  readonly io: Io;
  readonly product: Product;
  /** Opens the embedded cloud; only called for `--local`. */
  readonly openLocalCloud: (io: Io, hostedZone: HostedZone) => Promise<LocalConnection>;
}

/** The zone that answers for the environment's domain; nobody deploys it. */
export type HostedZone = Pick<Settings, 'domainName' | 'hostedZoneId'>;

/** The local cloud, with the clock that its time runs by. */
export interface LocalConnection {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly polling: Polling;
}
