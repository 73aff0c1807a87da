/** A place in a generated template, or in code. */
export interface Place {
  /** `generated/regional.yaml`, `functions/failover/…`. */
  readonly file: string;
  /** Keys from the top of the document; empty for code. */
  readonly path: readonly string[];
}

/** One thing that the failover path, or the service behind it, cannot do without. */
export interface Dependency {
  /** Who needs it: `FailoverMachine: Promote`. */
  readonly needs: string;
  /** What: an action, or a name or ARN. */
  readonly what: string;
  /** Where it is answered; `everywhere` for Route 53's data plane. */
  readonly region: string;
  readonly plane: 'data' | 'control' | 'resource';
  readonly standing: Standing;
  readonly place: Place;
}

export type Standing =
  | { readonly kind: 'survives' }
  /** May fail without holding anything up; the reason says what makes sure of it. */
  | { readonly kind: 'best effort'; readonly because: string }
  /** Not used while a region is lost. */
  | { readonly kind: 'not on the path'; readonly because: string }
  | { readonly kind: 'lost'; readonly problem: string };

export const SURVIVES: Standing = { kind: 'survives' };

export function lost(problem: string): Standing {
  return { kind: 'lost', problem };
}
