import type { Item } from '../../../../scripts/local-cloud/services/dynamodb/attribute-value';
import type { WatchedWorld } from './watched-world';

const MACHINE = 'arn:aws:states:us-east-2:111122223333:execution:failover-demo';

/** Writes the operation as the state machine does. */
export function claim(
  world: WatchedWorld,
  {
    epoch,
    phase = 'claimed',
    kind = 'failover',
    by = 'region-watch',
    outcome,
  }: {
    readonly epoch: number;
    readonly phase?: string;
    readonly kind?: string;
    readonly by?: string;
    readonly outcome?: string;
  },
): void {
  const at = { S: new Date(world.clock.nowMs()).toISOString() };
  const item: Item = {
    item: { S: 'operation' },
    epoch: { N: String(epoch) },
    kind: { S: kind },
    phase: { S: phase },
    phases: { M: { claimed: at, [phase]: at } },
    executionArn: { S: `${MACHINE}:${kind}-${epoch}` },
    startedAt: at,
    updatedAt: at,
    by: { S: by },
    evidence: { S: '{}' },
    firstBadSampleAtMs: { N: String(world.clock.nowMs()) },
    ...(outcome !== undefined && { outcome: { S: outcome }, endedAt: at }),
  };
  world.memory.items.set('operation', item);
}

/** Writes the latch as the state machines' task does. */
export function setLatch(
  world: WatchedWorld,
  { set, atMs = world.clock.nowMs() }: { readonly set: boolean; readonly atMs?: number },
): void {
  world.memory.items.set('latch', {
    item: { S: 'latch' },
    set: { BOOL: set },
    atMs: { N: String(atMs) },
    epoch: { N: '1' },
  });
}
