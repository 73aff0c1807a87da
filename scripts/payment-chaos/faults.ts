import type { Direction } from '../postgres/tcp-proxy';
import type { Random } from '../simulation/kernel/random';

/** What goes wrong; services and their proxies are told apart by index. */
export type FaultAction =
  /** Resets a connection between service and database at some byte of what is under way. */
  | { readonly kind: 'cut-database-line'; readonly direction: Direction; readonly bytes: number }
  | {
      readonly kind: 'cut-client-line';
      readonly service: number;
      readonly direction: Direction;
      readonly bytes: number;
    }
  | { readonly kind: 'reset-all-database-lines' }
  | { readonly kind: 'reset-all-client-lines'; readonly service: number }
  | { readonly kind: 'kill-service'; readonly service: number; readonly downMs: number }
  | { readonly kind: 'crash-database'; readonly downMs: number };

export interface Fault {
  /** When clients have begun so many steps in all: at the same point on a fast machine and a slow one. */
  readonly atStep: number;
  readonly action: FaultAction;
}

/** Some payments long: from the middle of the next statement to a few statements later. */
const MAX_CUT_BYTES = 4_000;

export interface FaultsOptions {
  readonly services: number;
  /** Of all clients together. */
  readonly steps: number;
}

/** In every run: a database that crashes, a service that is killed, lines that break on both sides. */
export function drawFaults(random: Random, { services, steps }: FaultsOptions): readonly Fault[] {
  const service = () => random.between(0, services - 1);
  const direction = () => random.pick<Direction>('to-server', 'to-client');
  const bytes = () => random.between(0, MAX_CUT_BYTES);
  const downMs = () => random.between(0, 150);
  const actions: FaultAction[] = [
    { kind: 'crash-database', downMs: downMs() },
    { kind: 'kill-service', service: service(), downMs: downMs() },
    { kind: 'reset-all-database-lines' },
    { kind: 'reset-all-client-lines', service: service() },
    ...Array.from(
      { length: random.between(3, 8) },
      (): FaultAction => ({ kind: 'cut-database-line', direction: direction(), bytes: bytes() }),
    ),
    ...Array.from(
      { length: random.between(1, 4) },
      (): FaultAction => ({
        kind: 'cut-client-line',
        service: service(),
        direction: direction(),
        bytes: bytes(),
      }),
    ),
  ];
  return actions
    .map((action) => ({ atStep: random.between(1, steps), action }))
    .sort((a, b) => a.atStep - b.atStep);
}
