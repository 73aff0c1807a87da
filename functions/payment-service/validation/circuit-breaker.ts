import type { Clock } from '../../shared/ports';

type State =
  | { readonly kind: 'closed'; readonly failuresInARow: number }
  | { readonly kind: 'open'; readonly untilMs: number }
  /** One call is under way that decides. */
  | { readonly kind: 'half-open' };

export interface CircuitBreakerPolicy {
  /** As many failures in a row open the circuit. */
  readonly failuresToOpen: number;
  /** For so long nobody is let through; then one is. */
  readonly openForMs: number;
}

/** Ends one call that was let through; must be called exactly once. */
export type Settle = (outcome: 'succeeded' | 'failed') => void;

/**
 * Stops calls to something that keeps failing, so that nobody waits for its time-outs, and lets
 * one through from time to time to see whether it is back.
 */
export class CircuitBreaker {
  private state: State = { kind: 'closed', failuresInARow: 0 };

  constructor(
    private readonly policy: CircuitBreakerPolicy,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when the call must not be made */
  admit(): Settle | undefined {
    switch (this.state.kind) {
      case 'closed':
        return (outcome) => this.settle(outcome);
      case 'open':
        if (this.clock.nowMs() < this.state.untilMs) return undefined;
        this.state = { kind: 'half-open' };
        return (outcome) => this.settleProbe(outcome);
      case 'half-open':
        return undefined;
    }
  }

  private settle(outcome: 'succeeded' | 'failed'): void {
    // A call that was let through before the circuit opened says nothing new.
    if (this.state.kind !== 'closed') return;
    if (outcome === 'succeeded') {
      this.state = { kind: 'closed', failuresInARow: 0 };
      return;
    }
    const failuresInARow = this.state.failuresInARow + 1;
    this.state =
      failuresInARow >= this.policy.failuresToOpen
        ? this.open()
        : { kind: 'closed', failuresInARow };
  }

  private settleProbe(outcome: 'succeeded' | 'failed'): void {
    this.state = outcome === 'succeeded' ? { kind: 'closed', failuresInARow: 0 } : this.open();
  }

  private open(): State {
    return { kind: 'open', untilMs: this.clock.nowMs() + this.policy.openForMs };
  }
}
