import { guess } from '../../../../scripts/engine/cost/assumptions';
import { scheduleFor } from '../../../../scripts/simulation/run-seed';
import type { RegionPlace } from '../../../../scripts/simulation/schedule/fault';
import { createWorld } from '../../../../scripts/simulation/world/world';

type Attributes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface Units {
  read: number;
  written: number;
}

/** Bytes of an item: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html */
const sizeOf = (item: Attributes = {}): number =>
  Object.entries(item).reduce(
    (sum, [name, value]) =>
      sum + Buffer.byteLength(name) + Buffer.byteLength(Object.values(value).map(String).join('')),
    0,
  );

/** What each region's state table is read and written in a quiet half hour, for a minute of it. */
async function unitsPerMinute(): Promise<Readonly<Record<RegionPlace, Units>>> {
  const schedule = scheduleFor('healthy', 1);
  const { cloud, timeline } = createWorld(schedule, 1);
  const units = { primary: { read: 0, written: 0 }, dr: { read: 0, written: 0 } };
  const perform = cloud.perform.bind(cloud);
  jest.spyOn(cloud, 'perform').mockImplementation((service, operation, place, input) => {
    const output: { readonly Item?: Attributes } = perform(service, operation, place, input);
    const { Item, ConsistentRead } = input as { Item?: Attributes; ConsistentRead?: boolean };
    switch (operation) {
      case 'PutItem':
        units[place].written += Math.ceil(sizeOf(Item) / 1024);
        break;
      case 'GetItem':
        units[place].read +=
          Math.max(1, Math.ceil(sizeOf(output.Item) / 4096)) * (ConsistentRead ? 1 : 0.5);
        break;
    }
    return output;
  });
  await timeline.runUntil(schedule.durationMs);
  const minutes = schedule.durationMs / 60_000;
  const perMinute = ({ read, written }: Units) => ({
    read: read / minutes,
    written: written / minutes,
  });
  return { primary: perMinute(units.primary), dr: perMinute(units.dr) };
}

describe('what an estimate takes for granted of the state table', () => {
  it('is within a fifth of what the watchers and the service use in the simulation', async () => {
    const { primary, dr } = await unitsPerMinute();

    for (const { read, written } of [primary, dr]) {
      expect(Math.abs(written / guess('stateTableWriteUnitsPerMinute') - 1)).toBeLessThan(0.2);
      expect(Math.abs(read / guess('stateTableReadUnitsPerMinute') - 1)).toBeLessThan(0.2);
    }
  });
});
