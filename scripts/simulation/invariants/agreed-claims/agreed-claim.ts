import type { Fault, RegionPlace } from '../../schedule/fault';

/**
 * What was agreed about an operation that finds somebody else's claim, or its own that was ended, in
 * the very moment in which one of its states writes. Here and not from the machines, so that a
 * condition which was left out by mistake breaks an invariant.
 */
export interface AgreedClaim {
  readonly name: string;
  readonly minutes: number;
  readonly faults: readonly Fault[];
  /** Whose state machine it is. */
  readonly place: RegionPlace;
  /** Name of the execution. */
  readonly execution: string;
  /** The state that writes. */
  readonly state: string;
  /** Whether what it finds stays as it is, or makes way for its own. */
  readonly found: 'kept' | 'replaced';
  /** How the execution ends. */
  readonly status: 'SUCCEEDED' | 'FAILED';
  /** Whether it asks for the promotion. */
  readonly isMoved: boolean;
}
