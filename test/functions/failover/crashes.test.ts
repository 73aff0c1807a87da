import fc from 'fast-check';
import type { HomeRole } from '../../../functions/shared/failover-config';
import { FailoverWorld } from './support/failover-world';
import { claim, lossSamples, put, putJson, rdsEvent } from './support/operations';

/** One delivery of a task: it dies at its n-th call, before or after that took place, or doesn't. */
interface Delivery {
  readonly step: number;
  readonly diesAtCall: number | undefined;
  readonly fate: 'crash-before' | 'crash-after';
}

const STEPS = {
  failover: ['confirm', 'fence', 'verify-payment', 'latch', 'verify-traffic', 'report'],
  switchover: ['drain', 'verify-payment', 'latch', 'undrain', 'verify-traffic', 'report'],
} as const satisfies Record<string, readonly string[]>;

async function begin(homeRole: HomeRole, kind: 'failover' | 'switchover') {
  const world = new FailoverWorld(homeRole);
  const payload = await claim(world, { kind });
  await put(world, 'arming', { armed: true, reason: 'deployed', by: 'test', atMs: 1 });
  await putJson(world, 'samples', lossSamples(world));
  const { regionCode, peerRegionCode, domainName } = world.config;
  const serving = kind === 'failover' ? regionCode : peerRegionCode;
  world.addresses[domainName] = world.addresses[`${serving}.${domainName}`] ?? { kind: 'none' };
  const event = rdsEvent(world, 'RDS-EVENT-0240');
  const takenAtMs = world.clock.nowMs();
  const id = `rds:unplanned-global-failover-${world.config.peerClusterIdentifier}-2026`;
  world.peer.snapshots.push({ id, status: 'available', takenAtMs });
  return { world, payload: { ...payload, event } };
}

/** What is left in the end, without how often it was said. */
function endState({ own, peer }: FailoverWorld) {
  const withoutRevisions = (items: Readonly<Record<string, unknown>>) =>
    JSON.parse(JSON.stringify(items, (name, value) => (name === 'revision' ? undefined : value)));
  return {
    items: [withoutRevisions(own.items()), withoutRevisions(peer.items())],
    services: [own.service, peer.service],
    targets: [own.target, peer.target],
    objects: [...own.objects.entries()].sort(),
    snapshots: peer.snapshots,
    metrics: [[...new Set(own.metrics)], [...new Set(peer.metrics)]],
    said: [...new Set(own.messages.map(({ subject, message }) => `${subject}\n${message}`))],
    told: [...new Set(peer.invocations)],
  };
}

async function deliver(
  world: FailoverWorld,
  task: string,
  payload: Record<string, unknown>,
  { diesAtCall, fate }: Omit<Delivery, 'step'>,
): Promise<'done' | 'crashed'> {
  let calls = 0;
  world.fateOf = () => {
    calls += 1;
    return calls === diesAtCall ? fate : undefined;
  };
  try {
    await world.run(task, payload);
    return 'done';
  } catch (error) {
    if (error instanceof Error && error.message === 'crashed') return 'crashed';
    throw error;
  }
}

const delivery = fc.record({
  step: fc.nat({ max: 5 }),
  diesAtCall: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  fate: fc.constantFrom('crash-before' as const, 'crash-after' as const),
});

const NO_CRASH = { diesAtCall: undefined, fate: 'crash-before' } as const;

describe.each<[HomeRole, 'failover' | 'switchover']>([
  ['dr', 'failover'],
  ['primary', 'failover'],
  ['dr', 'switchover'],
  ['primary', 'switchover'],
])('run in the %s, a %s', (homeRole, kind) => {
  it('ends the same however its steps die and are repeated', async () => {
    const steps: readonly string[] = STEPS[kind];
    const reference = await begin(homeRole, kind);
    for (const step of steps) {
      await deliver(reference.world, step, reference.payload, NO_CRASH);
    }
    await deliver(reference.world, 'record-rds-event', reference.payload, NO_CRASH);
    const expected = endState(reference.world);

    await fc.assert(
      fc.asyncProperty(fc.array(delivery, { maxLength: 12 }), async (deliveries) => {
        const { world, payload } = await begin(homeRole, kind);
        for (const [index, step] of steps.entries()) {
          // Repeated and dying deliveries of this step, and late ones of those before it.
          for (const each of deliveries.filter((one) => one.step === index)) {
            await deliver(world, step, payload, each);
          }
          await deliver(world, step, payload, NO_CRASH);
          const late = steps[deliveries[index]?.step ?? index];
          if (late !== undefined && steps.indexOf(late) < index) {
            await deliver(world, late, payload, NO_CRASH);
          }
        }
        for (const each of deliveries) {
          await deliver(world, 'record-rds-event', payload, each);
        }
        await deliver(world, 'record-rds-event', payload, NO_CRASH);

        expect(endState(world)).toEqual(expected);
      }),
      { seed: 20260105, numRuns: 60 },
    );
  });
});
