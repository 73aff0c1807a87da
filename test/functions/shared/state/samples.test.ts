import { decide } from '../../../../functions/shared/decision/decide';
import { defaultPolicy } from '../../../../functions/shared/decision/policy';
import type { Sample } from '../../../../functions/shared/signals/sample';
import {
  appendSample,
  isSample,
  MAX_SAMPLES,
  mergeSample,
  readSamples,
} from '../../../../functions/shared/state/samples';
import { memoryTable } from '../../support/memory-dynamodb';
import {
  decisionInput,
  lost,
  repeat,
  sampleAt,
  samplesOf,
  standbyDatabase,
} from '../support/samples';

const keep = { homeRole: 'dr', policy: defaultPolicy } as const;

const merge = (samples: readonly Sample[]) =>
  samples.reduce<readonly Sample[]>((kept, sample) => mergeSample(kept, sample, keep), []);

describe('the samples that are kept', () => {
  test('are the newest thirty while all is well', () => {
    const kept = merge(samplesOf(repeat({}, 50)));

    expect(kept).toHaveLength(MAX_SAMPLES);
    expect(kept).toEqual(samplesOf(repeat({}, 50)).slice(-MAX_SAMPLES));
  });

  test('are in order of time, whoever was slower', () => {
    const kept = merge([sampleAt(30), sampleAt(10), sampleAt(20)]);

    expect(kept.map(({ atMs }) => atMs)).toEqual([10, 20, 30]);
  });

  test('are few during a long loss, and decide like all of them would', () => {
    const dry = {
      ...lost,
      database: { ...standbyDatabase, lag: { kind: 'unknown' as const, detail: 'dry' } },
    };
    const all = decisionInput([...repeat({}, 10), { probe: 'unhealthy' }, ...repeat(dry, 200)]);

    const samples = merge(all.samples);

    expect(samples.length).toBeLessThanOrEqual(MAX_SAMPLES + 4);
    expect(decide({ ...all, samples })).toEqual(decide(all));
    expect(decide(all).decision.action).toBe('fail-over');
  });

  test('keep the standby as it was before the first bad signal, from which on it is out of sync', () => {
    const outOfSync = {
      ...standbyDatabase,
      synchronization: 'pending-resync' as const,
    };
    const all = decisionInput([
      ...repeat({}, 10),
      ...repeat({ probe: 'unhealthy' as const, database: outOfSync }, 3),
      ...repeat(
        { ...lost, database: { ...outOfSync, lag: { kind: 'unknown' as const, detail: 'dry' } } },
        40,
      ),
    ]);

    const samples = merge(all.samples);

    expect(decide(all).decision.action).toBe('fail-over');
    expect(decide({ ...all, samples })).toEqual(decide(all));
  });

  test('keep where a global operation began, however long it lasts', () => {
    const operating = {
      probe: 'unhealthy' as const,
      database: { ...standbyDatabase, operation: 'switching-over' as const },
    };
    const all = decisionInput([...repeat({}, 10), ...repeat(operating, 61)]);

    const samples = merge(all.samples);

    expect(samples.length).toBeLessThanOrEqual(MAX_SAMPLES + 1);
    expect(decide({ ...all, samples }).decision.reason).toBe('operation-overdue');
  });

  test('come back from the table as they were', async () => {
    const { table } = memoryTable();
    const sample = sampleAt(10, { database: { ...standbyDatabase, writerRegion: undefined } });

    await appendSample(table, sample, keep);

    expect(await readSamples(table)).toEqual([sample]);
  });

  test('are of all watchers that write at the same time', async () => {
    const { table } = memoryTable();

    await Promise.all([10, 20, 30].map((atMs) => appendSample(table, sampleAt(atMs), keep)));

    expect((await readSamples(table)).map(({ atMs }) => atMs)).toEqual([10, 20, 30]);
  });

  test.each<[string, object]>([
    ['a health that does not exist', { probe: { health: 'fine', detail: '' } }],
    ['a time that is a text', { atMs: '10' }],
    [
      'a lag without its age',
      { database: { ...standbyDatabase, lag: { kind: 'known', lagMs: 1 } } },
    ],
    ['no database', { database: undefined }],
  ])('are none with %s', (_, wrong) => {
    expect(isSample(sampleAt(10))).toBe(true);
    expect(isSample({ ...sampleAt(10), ...wrong })).toBe(false);
  });
});
