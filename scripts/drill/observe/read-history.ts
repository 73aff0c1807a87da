import { type HomeRole, peerOf } from '../../../templates-src/topology';
import type { DrillHistory, StoredPayment } from '../checks/drill-history';
import { functionVariable } from '../deployment/deployed';
import { TARGETS } from '../drill-header';
import type { Scenario } from '../scenarios/scenario';
import type { World } from '../world/world';
import type { Observations } from './observations';
import { readStandby } from './read-standby';
import { storedPayments } from './stored-payments';

/** All that was seen, and what the databases hold in the end. */
export async function historyOf(
  world: World,
  observations: Observations,
  { expected }: Scenario,
  { isSynchronous, endedAtMs }: { readonly isSynchronous: boolean; readonly endedAtMs: number },
): Promise<DrillHistory> {
  const writer = observations.writer;
  const old = peerOf(writer);
  // Where nobody took over, the writer is one that was lost: what it has is read all the same.
  const stored = await readPayments(world, writer).catch(() => leftOn(world, writer));
  const leftBehind =
    observations.leftBehind.length > 0 || observations.writerChanges.length === 0
      ? observations.leftBehind
      : await leftOn(world, old);
  const standby = await readStandby(world, observations);
  return {
    ...(standby !== undefined && { standby }),
    expected: isSynchronous ? { ...expected, lossless: 'from-the-start' } : expected,
    targets: TARGETS,
    payments: observations.payments,
    reads: observations.reads,
    faults: observations.faults,
    operations: [...observations.operations.values()],
    writerChanges: observations.writerChanges,
    latchChanges: observations.health.latch.map(({ atMs, value }) => ({ atMs, isSet: !value })),
    latchWrites: observations.latchWrites,
    desiredTasks: observations.desiredTasks.map(({ atMs, region, value }) => ({
      atMs,
      region,
      desired: value,
    })),
    endedAtMs,
    stored,
    leftBehind,
  };
}

/** Where the operations of each region are reported. */
export async function reportBuckets(
  world: World,
  suffix: string,
): Promise<Readonly<Record<HomeRole, string>>> {
  const bucket = (region: HomeRole) =>
    world.look(
      (context) => functionVariable(context, `failover-${suffix}`, 'REPORT_BUCKET') ?? '',
      region,
    );
  return { primary: await bucket('primary'), dr: await bucket('dr') };
}

/**
 * The old writer's volume as it was left: its server is run for nobody but this question. One that still
 * runs is not ended in order, as that would wait for a standby that it can't reach.
 */
async function leftOn(world: World, region: HomeRole): Promise<readonly StoredPayment[]> {
  const { database } = world.parts;
  await database.crash(region);
  await database.restart(region);
  return readPayments(world, region);
}

export async function readPayments(
  world: World,
  region: HomeRole,
): Promise<readonly StoredPayment[]> {
  const client = await world.parts.database.connect(region);
  try {
    return await storedPayments(client);
  } finally {
    await client.end();
  }
}
