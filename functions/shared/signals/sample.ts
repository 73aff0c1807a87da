/** Unknown is neither of the others: it never starts a failover and never reassures. */
export type Health = 'healthy' | 'unhealthy' | 'unknown';

export interface Reading {
  readonly health: Health;
  /** What was seen, for the evidence. */
  readonly detail: string;
}

/** Milliseconds by which the standby's data is behind, and how old that measurement was when read. */
export type LagReading =
  | { readonly kind: 'known'; readonly lagMs: number; readonly ageMs: number }
  | { readonly kind: 'unknown'; readonly detail: string };

/** The global database as this region's endpoint describes it. */
export type DatabaseReading =
  | { readonly kind: 'unknown'; readonly detail: string }
  | KnownDatabaseReading;

export interface KnownDatabaseReading {
  readonly kind: 'known';
  readonly writerRegion: string | undefined;
  readonly thisRegionWrites: boolean;
  readonly operation: 'none' | 'failing-over' | 'switching-over' | 'other';
  /** Of the member that does not write. */
  readonly synchronization: 'connected' | 'pending-resync' | 'unknown';
  readonly thisMemberAvailable: boolean;
  readonly lag: LagReading;
}

/** Everything seen at one moment from this region. */
export interface Sample {
  readonly atMs: number;
  /** What the health checkers of Route 53 say of the home primary's writer. */
  readonly verdict: Reading;
  /** Whether this region reaches the active region's writer. */
  readonly probe: Reading;
  /** Whether this region reaches anything at all. */
  readonly self: Reading;
  readonly database: DatabaseReading;
}

export const healthy = (detail: string): Reading => ({ health: 'healthy', detail });
export const unhealthy = (detail: string): Reading => ({ health: 'unhealthy', detail });
export const unknown = (detail: string): Reading => ({ health: 'unknown', detail });
