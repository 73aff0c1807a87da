import { planDestroy } from '../../../../scripts/engine/destroy/plan';
import type { Run } from '../../../../scripts/engine/environment';
import {
  globalDatabaseKnowledge,
  noRegion,
  stackContextWith,
} from '../../../support/stack-context';

const failing = async () => {
  throw new Error('this region is gone');
};

/** No stacks, and a global database about which each region answers in its own way. */
function runWith(writers: Readonly<Record<string, () => Promise<string | undefined>>>): Run {
  const { run } = stackContextWith({}).context;
  const { environment } = run;
  return {
    ...run,
    environment: {
      ...environment,
      destroy: {
        ...environment.destroy,
        globalDatabase: globalDatabaseKnowledge,
      },
    },
    cloud: {
      ...run.cloud,
      region: (name) => ({
        ...noRegion,
        stacks: { ...noRegion.stacks, describe: async () => undefined },
        stackSets: { ...noRegion.stackSets, describe: async () => undefined },
        globalDatabases: { ...noRegion.globalDatabases, writerRegion: writers[name] ?? failing },
        destroy: {
          ...noRegion.destroy,
          snapshots: { ...noRegion.destroy.snapshots, manual: async () => [] },
        },
      }),
    },
  };
}

test.each([
  ['us-east-1', 'primary'],
  ['us-east-2', 'dr'],
] as const)('the writer in %s is known when one region can’t be asked', async (region, role) => {
  const fromPrimary = await planDestroy(runWith({ 'us-east-1': async () => region }));
  const fromDr = await planDestroy(runWith({ 'us-east-2': async () => region }));

  expect([fromPrimary.writer, fromDr.writer]).toEqual([role, role]);
});

test('without an answer from any region nothing is planned', async () => {
  await expect(planDestroy(runWith({}))).rejects.toThrow('this region is gone');
});
