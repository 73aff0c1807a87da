import { arm, disarm, pauseArming, readArming } from '../../../../functions/shared/state/arming';
import { isArmed } from '../../../../functions/shared/state/arming-model';
import {
  readCapacityRaisedAtMs,
  recordCapacityLowered,
  recordCapacityRaised,
} from '../../../../functions/shared/state/capacity';
import {
  closeExposure,
  openExposure,
  readExposure,
} from '../../../../functions/shared/state/exposure';
import { readLatch, writeLatch } from '../../../../functions/shared/state/latch';
import { memoryTable } from '../../support/memory-dynamodb';

const change = (atMs: number) => ({ by: 'somebody', reason: 'a drill', atMs });

describe('arming', () => {
  test('is absent, and so not armed, before anybody has armed', async () => {
    const { table } = memoryTable();

    const arming = await readArming(table);

    expect(arming).toBeUndefined();
    expect(isArmed(arming, 1)).toBe(false);
  });

  test('can be paused, and is armed again when the pause is over', async () => {
    const { table } = memoryTable();
    await arm(table, change(1));

    const outcome = await pauseArming(table, { ...change(2), disarmedUntilMs: 100 });

    const arming = await readArming(table);
    expect(outcome).toBe('paused');
    expect(isArmed(arming, 99)).toBe(false);
    expect(isArmed(arming, 100)).toBe(true);
  });

  test.each([
    ['never armed', async () => undefined],
    ['disarmed', (table: Parameters<typeof disarm>[0]) => disarm(table, change(1))],
  ])('can not be paused when %s, or waiting would arm it', async (_, prepare) => {
    const { table } = memoryTable();
    await prepare(table);

    const outcome = await pauseArming(table, { ...change(2), disarmedUntilMs: 100 });

    expect(outcome).toBe('not-armed');
    expect(isArmed(await readArming(table), 1_000)).toBe(false);
  });

  test('ends a pause when somebody arms', async () => {
    const { table } = memoryTable();
    await arm(table, change(1));
    await pauseArming(table, { ...change(2), disarmedUntilMs: 100 });

    await arm(table, change(3));

    expect(isArmed(await readArming(table), 50)).toBe(true);
  });
});

describe('the latch', () => {
  test('keeps what is newest, whatever is delivered late', async () => {
    const { table } = memoryTable();
    await writeLatch(table, { set: true, atMs: 10, epoch: 1 });
    await writeLatch(table, { set: false, atMs: 20, epoch: 2 });

    const outcome = await writeLatch(table, { set: true, atMs: 10, epoch: 1 });

    expect(outcome).toBe('refused');
    expect(await readLatch(table)).toEqual({ set: false, atMs: 20, epoch: 2 });
  });

  test('takes the same write twice', async () => {
    const { table } = memoryTable();
    await writeLatch(table, { set: true, atMs: 10, epoch: 1 });

    expect(await writeLatch(table, { set: true, atMs: 10, epoch: 1 })).toBe('written');
  });
});

describe('an exposure', () => {
  test('keeps its beginning when it is opened again and again', async () => {
    const { table } = memoryTable();
    await openExposure(table, 100);

    await openExposure(table, 200);

    expect(await readExposure(table)).toEqual({ sinceMs: 100, untilMs: undefined });
  });

  test('is not closed by who has seen an earlier one', async () => {
    const { table } = memoryTable();
    await openExposure(table, 100);
    await closeExposure(table, { sinceMs: 100, untilMs: 150 });
    await openExposure(table, 200);

    await closeExposure(table, { sinceMs: 100, untilMs: 250 });

    expect(await readExposure(table)).toEqual({ sinceMs: 200, untilMs: undefined });
  });

  test('keeps its end when it is closed once more', async () => {
    const { table } = memoryTable();
    await openExposure(table, 100);
    await closeExposure(table, { sinceMs: 100, untilMs: 150 });

    await closeExposure(table, { sinceMs: 100, untilMs: 250 });

    expect(await readExposure(table)).toEqual({ sinceMs: 100, untilMs: 150 });
  });

  test('is not opened again by an event from before its end', async () => {
    const { table } = memoryTable();
    await openExposure(table, 100);
    await closeExposure(table, { sinceMs: 100, untilMs: 150 });

    await openExposure(table, 120);

    expect(await readExposure(table)).toEqual({ sinceMs: 100, untilMs: 150 });
  });
});

describe('capacity', () => {
  test('that was raised again is not forgotten when the first raise is given back', async () => {
    const { table } = memoryTable();
    await recordCapacityRaised(table, 100);
    await recordCapacityRaised(table, 200);

    await recordCapacityLowered(table, 100);

    expect(await readCapacityRaisedAtMs(table)).toBe(200);
  });

  test('that was given back is not raised', async () => {
    const { table } = memoryTable();
    await recordCapacityRaised(table, 100);

    await recordCapacityLowered(table, 100);

    expect(await readCapacityRaisedAtMs(table)).toBeUndefined();
  });
});
