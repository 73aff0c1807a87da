import type { Sample } from '../../../../functions/shared/signals/sample';
import type { PlainItem } from '../../../../functions/shared/state/attributes';
import { putItem } from '../../../../functions/shared/state/table';
import type { FailoverWorld } from './failover-world';

export const EPOCH = 7;

export interface OperationOptions {
  readonly kind?: 'failover' | 'switchover';
  readonly by?: string;
  readonly acceptDataLoss?: boolean;
  readonly epoch?: number;
  readonly phases?: Readonly<Record<string, string>>;
  readonly ended?: boolean;
}

/** A running operation, claimed a minute ago, as the state machine has written it down. */
export async function claim(
  world: FailoverWorld,
  {
    kind = 'failover',
    by = 'region-watch',
    acceptDataLoss = false,
    ...rest
  }: OperationOptions = {},
) {
  const { epoch = EPOCH, phases = {}, ended = false } = rest;
  const startedAtMs = world.clock.nowMs() - 60_000;
  const firstBadSampleAtMs = startedAtMs - 70_000;
  const at = new Date(startedAtMs).toISOString();
  await put(world, 'operation', {
    epoch,
    kind,
    by,
    phase: 'confirmed',
    executionArn: `arn:aws:states:us-east-2:111122223333:execution:${kind}-prod:${kind}-${epoch}`,
    startedAt: at,
    updatedAt: at,
    phases: { claimed: at, ...phases },
    evidence: '{}',
    firstBadSampleAtMs,
    ...(ended && { endedAt: at, outcome: 'failed' }),
  });
  return { state: { epoch, kind, by, acceptDataLoss, firstBadSampleAtMs, evidence: '{}' } };
}

export async function put(world: FailoverWorld, item: string, attributes: PlainItem) {
  const { own, config } = world.dependencies();
  await putItem({ dynamodb: own.dynamodb, tableName: config.stateTable }, item, attributes);
  world.calls.length = 0;
}

export async function putJson(world: FailoverWorld, item: string, value: unknown) {
  await put(world, item, { json: JSON.stringify(value), revision: 1 });
}

/** Samples every 10 s that all say the active region is lost, up to 10 s ago; one before that was good. */
export function lossSamples(world: FailoverWorld, count = 13): readonly Sample[] {
  const nowMs = world.clock.nowMs();
  return Array.from({ length: count + 1 }, (_, index) => {
    const health = index === 0 ? 'healthy' : 'unhealthy';
    return {
      atMs: nowMs - (count + 1 - index) * 10_000,
      verdict: { health, detail: 'TXT' },
      probe: { health, detail: 'GET /health/writer' },
      self: { health: 'healthy', detail: 'both reached' },
      database: {
        kind: 'known',
        writerRegion: world.config.peerRegion,
        thisRegionWrites: false,
        operation: 'none',
        synchronization: 'connected',
        thisMemberAvailable: true,
        lag: { kind: 'known', lagMs: 900, ageMs: 20_000 + index * 10_000 },
      },
    } as const;
  });
}

/** An event as EventBridge delivers it. */
export function rdsEvent(
  world: FailoverWorld,
  eventId: string,
  { id = eventId, message, atMs }: { id?: string; message?: string; atMs?: number } = {},
) {
  const { peerClusterIdentifier, peerRegion, region } = world.config;
  const at = new Date(atMs ?? world.clock.nowMs()).toISOString();
  return {
    version: '0',
    id,
    'detail-type': 'RDS DB Cluster Event',
    source: 'aws.rds',
    account: '111122223333',
    time: at,
    region,
    resources: [],
    detail: {
      EventCategories: ['global failover'],
      SourceType: 'CLUSTER',
      SourceArn: world.config.clusterArn,
      SourceIdentifier: 'aurora-1-use1-prod',
      Date: at,
      Message:
        message ?? `Event about DB cluster ${peerClusterIdentifier} in Region ${peerRegion}.`,
      EventID: eventId,
    },
  };
}
