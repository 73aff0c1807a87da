import { assertReady } from '../../../../scripts/engine/arming/assert-ready';
import type { GlobalDatabaseMember } from '../../../../scripts/engine/ports';
import type { StackStatus } from '../../../../scripts/engine/stack-status';
import {
  description,
  globalDatabaseKnowledge,
  noRegion,
  stackContextWith,
} from '../../../support/stack-context';

const WRITER = { region: 'us-east-1', isWriter: true };
const STANDBY = { region: 'us-east-2', isWriter: false };

function ready(status: StackStatus, members: readonly GlobalDatabaseMember[]) {
  const { run } = stackContextWith({}).context;
  const { environment } = run;
  const globalDatabase = globalDatabaseKnowledge;
  const region = () => ({
    ...noRegion,
    stacks: { ...noRegion.stacks, describe: async () => description('arn', status) },
    globalDatabases: { ...noRegion.globalDatabases, members: async () => members },
  });
  return assertReady({
    ...run,
    environment: { ...environment, destroy: { ...environment.destroy, globalDatabase } },
    cloud: { ...run.cloud, region },
  });
}

test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE'] as const)('%s is ready', async (status) => {
  await expect(ready(status, [WRITER, STANDBY])).resolves.toHaveLength(2);
});

test.each(['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS', 'CREATE_FAILED'] as const)(
  '%s is not ready',
  async (status) => {
    await expect(ready(status, [WRITER, STANDBY])).rejects.toThrow(`base@dr is ${status}`);
  },
);

test.each([
  ['has 0 writers', [{ ...WRITER, isWriter: false }, STANDBY]],
  ['has 2 writers', [WRITER, { ...STANDBY, isWriter: true }]],
  ['has no member in us-east-2', [WRITER]],
  ['has no member in us-east-1', [{ ...STANDBY, isWriter: true }]],
])('a global database that %s is not ready', async (problem, members) => {
  await expect(ready('CREATE_COMPLETE', members)).rejects.toThrow(`the global database ${problem}`);
});
