import { STACK_STATUSES, type StackStatus } from '../../../scripts/engine/stack-status';
import { type LocalWorld, localWorld } from '../../support/local-world';
import { smallProduct } from '../../support/small-product';
import {
  BUCKET,
  create,
  loseTopic,
  passUntil,
  putData,
  remove,
  review,
  setStatus,
  storedStack,
  update,
} from '../../support/stack-in-status';

/** A row of the table in `docs/cli.md`: how a stack comes into a status, and where a deploy ends. */
interface Row {
  /** Brings the stack into the status, and puts data into its bucket where it has one. */
  readonly arrange: (world: LocalWorld) => Promise<void>;
  readonly exitCode: 0 | 1;
  /** On stderr, in this order. */
  readonly says: readonly RegExp[];
  /** Status of the stack in the end. */
  readonly ends: StackStatus;
  /** Whether the stack was there before with data, which must be there afterwards. */
  readonly keepsData: boolean;
}

// The second pass, which pairs the regions, updates what was just created.
const CREATED = { exitCode: 0, ends: 'UPDATE_COMPLETE', keepsData: false } as const;
const UPDATED = { exitCode: 0, ends: 'UPDATE_COMPLETE', keepsData: true } as const;
const WAITED = /base@primary: waiting for the operation that runs already/;

async function complete(world: LocalWorld): Promise<void> {
  await create(world);
  await passUntil(world, 'CREATE_COMPLETE');
  await putData(world);
}

/** At rest, and then in a status that the local cloud doesn't come to by itself. */
const inStatus = (status: StackStatus) => async (world: LocalWorld) => {
  await complete(world);
  setStatus(world, status);
};

const during =
  (begin: (world: LocalWorld) => Promise<void>, status: StackStatus) =>
  async (world: LocalWorld) => {
    await complete(world);
    await begin(world);
    await passUntil(world, status);
  };

const refused = (status: StackStatus): Row => ({
  arrange: inStatus(status),
  exitCode: 1,
  says: [/error: stack base-demo in us-east-1 \(base@primary\) can't be deployed to: /],
  ends: status,
  keepsData: true,
});

/** An import ends by itself while the deploy waits: the local cloud has none of its own. */
const importing = (status: StackStatus, end: StackStatus): Row => ({
  arrange: async (world) => {
    await complete(world);
    setStatus(world, 'IMPORT_IN_PROGRESS');
    if (status !== 'IMPORT_IN_PROGRESS') {
      setStatus(world, status);
    }
    endLater = () => setStatus(world, end);
  },
  ...UPDATED,
  says: [WAITED, /base@primary: updated/],
});

/** What ends an import once the deploy has looked at the stack; none otherwise. */
let endLater: (() => void) | undefined;

const ROWS: Readonly<Record<StackStatus, Row>> = {
  REVIEW_IN_PROGRESS: {
    arrange: review,
    ...CREATED,
    says: [/create +was prepared and never executed/, /base@primary: created/],
  },
  CREATE_IN_PROGRESS: {
    arrange: async (world) => {
      await create(world);
      await passUntil(world, 'CREATE_IN_PROGRESS');
    },
    ...CREATED,
    says: [WAITED, /base@primary: updated/],
  },
  CREATE_COMPLETE: {
    arrange: complete,
    ...UPDATED,
    says: [/update if changed +exists/, /base@primary: updated/],
  },
  CREATE_FAILED: {
    arrange: async (world) => {
      await create(world, { fails: true, keeps: true });
      await passUntil(world, 'CREATE_FAILED');
    },
    ...CREATED,
    says: [
      /roll back, then deploy/,
      /rolling back what was left half-done/,
      /deleting the empty stack of a failed creation/,
      /base@primary: created/,
    ],
  },
  ROLLBACK_IN_PROGRESS: {
    arrange: async (world) => {
      await create(world, { fails: true });
      await passUntil(world, 'ROLLBACK_IN_PROGRESS');
    },
    ...CREATED,
    says: [WAITED, /deleting the empty stack of a failed creation/, /base@primary: created/],
  },
  ROLLBACK_COMPLETE: {
    arrange: async (world) => {
      await create(world, { fails: true });
      await passUntil(world, 'ROLLBACK_COMPLETE');
    },
    ...CREATED,
    says: [
      /delete and create +its creation failed and left nothing behind/,
      /base@primary: created/,
    ],
  },
  ROLLBACK_FAILED: refused('ROLLBACK_FAILED'),
  DELETE_IN_PROGRESS: {
    arrange: async (world) => {
      await create(world);
      await passUntil(world, 'CREATE_COMPLETE');
      await remove(world);
    },
    ...CREATED,
    says: [WAITED, /base@primary: created/],
  },
  DELETE_FAILED: {
    ...refused('DELETE_FAILED'),
    arrange: async (world) => {
      await complete(world);
      await remove(world);
      await passUntil(world, 'DELETE_FAILED');
    },
  },
  DELETE_COMPLETE: {
    arrange: async (world) => {
      await create(world);
      await passUntil(world, 'CREATE_COMPLETE');
      await remove(world);
      await passUntil(world, 'DELETE_COMPLETE');
    },
    ...CREATED,
    says: [/create +does not exist yet/, /base@primary: created/],
  },
  UPDATE_IN_PROGRESS: {
    arrange: during((world) => update(world), 'UPDATE_IN_PROGRESS'),
    ...UPDATED,
    says: [WAITED, /base@primary: updated/],
  },
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: {
    arrange: during(
      (world) => update(world, { replaces: true }),
      'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    ),
    ...UPDATED,
    says: [WAITED, /base@primary: updated/],
  },
  UPDATE_COMPLETE: {
    arrange: during((world) => update(world), 'UPDATE_COMPLETE'),
    ...UPDATED,
    says: [/update if changed +exists/, /base@primary: updated/],
  },
  UPDATE_FAILED: {
    arrange: during((world) => update(world, { fails: true, keeps: true }), 'UPDATE_FAILED'),
    ...UPDATED,
    says: [/roll back, then deploy/, /rolling back what was left/, /base@primary: updated/],
  },
  UPDATE_ROLLBACK_IN_PROGRESS: {
    arrange: during((world) => update(world, { fails: true }), 'UPDATE_ROLLBACK_IN_PROGRESS'),
    ...UPDATED,
    says: [WAITED, /base@primary: updated/],
  },
  UPDATE_ROLLBACK_FAILED: {
    arrange: async (world) => {
      const giveBack = await stuckRollback(world);
      giveBack();
    },
    ...UPDATED,
    says: [
      /finish rollback, then update/,
      /continuing a rollback that got stuck/,
      /base@primary: updated/,
    ],
  },
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: {
    arrange: during(
      (world) => update(world, { fails: true, replaces: true }),
      'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
    ),
    ...UPDATED,
    says: [WAITED, /base@primary: updated/],
  },
  UPDATE_ROLLBACK_COMPLETE: {
    arrange: during((world) => update(world, { fails: true }), 'UPDATE_ROLLBACK_COMPLETE'),
    ...UPDATED,
    says: [
      /update if changed +its last update failed and was rolled back/,
      /base@primary: updated/,
    ],
  },
  IMPORT_IN_PROGRESS: importing('IMPORT_IN_PROGRESS', 'IMPORT_COMPLETE'),
  IMPORT_COMPLETE: {
    arrange: inStatus('IMPORT_COMPLETE'),
    ...UPDATED,
    says: [/update if changed/, /base@primary: updated/],
  },
  IMPORT_ROLLBACK_IN_PROGRESS: importing('IMPORT_ROLLBACK_IN_PROGRESS', 'IMPORT_ROLLBACK_COMPLETE'),
  IMPORT_ROLLBACK_FAILED: refused('IMPORT_ROLLBACK_FAILED'),
  IMPORT_ROLLBACK_COMPLETE: {
    arrange: inStatus('IMPORT_ROLLBACK_COMPLETE'),
    ...UPDATED,
    says: [/its last update failed and was rolled back/, /base@primary: updated/],
  },
};

/** A rollback that can't put the topic back, because it is gone; gives the topic back when called. */
async function stuckRollback(world: LocalWorld): Promise<() => void> {
  await complete(world);
  await update(world, { fails: true });
  await passUntil(world, 'UPDATE_ROLLBACK_IN_PROGRESS');
  const giveBack = loseTopic(world);
  await passUntil(world, 'UPDATE_ROLLBACK_FAILED');
  return giveBack;
}

function statusWorld(): LocalWorld {
  let looks = 0;
  endLater = undefined;
  return localWorld(smallProduct(), ({ operation }) => {
    looks += operation === 'DescribeStackEvents' && endLater !== undefined ? 1 : 0;
    if (looks === 2) {
      endLater?.();
      endLater = undefined;
    }
    return undefined;
  });
}

const deployBase = (world: LocalWorld, ...options: string[]) =>
  world.run(['deploy --yes --only base', ...options].join(' '));

const dataIn = (world: LocalWorld) =>
  JSON.stringify(
    Object.entries(world.state().regions['us-east-1']?.resources ?? {}).find(([key]) =>
      key.endsWith(BUCKET),
    )?.[1].data ?? {},
  ).includes('kept');

test.each(STACK_STATUSES)(
  'a deploy over a stack in %s comes to its documented end',
  async (status) => {
    const world = statusWorld();
    const { arrange, exitCode, says, ends, keepsData } = ROWS[status];
    await arrange(world);
    const started = storedStack(world);
    expect(started.status).toBe(status);

    const deployment = await deployBase(world);

    expect(deployment).toMatchObject({ exitCode });
    for (const words of says) {
      expect(deployment.err).toMatch(words);
    }
    expect(storedStack(world).status).toBe(ends);
    expect(dataIn(world)).toBe(keepsData);
    // The same stack, and not another of its name, wherever there was something in it.
    expect(storedStack(world).stackId === started.stackId || !keepsData).toBe(true);
  },
);

test('a stack whose creation failed and that still holds data is not made anew', async () => {
  const world = statusWorld();
  await inStatus('ROLLBACK_COMPLETE')(world);

  const { exitCode, err } = await deployBase(world);

  expect(exitCode).toBe(1);
  expect(err).toContain('its creation failed, and ArtifactBucket, Topic still exists');
  expect(dataIn(world)).toBe(true);
});

test('a rollback that stays stuck names the resource, and --skip leaves it as it is', async () => {
  const world = statusWorld();
  const giveBack = await stuckRollback(world);

  const stuck = await deployBase(world);
  const other = await deployBase(world, '--skip', 'Nothing');
  giveBack();
  const skipped = await deployBase(world, '--skip', 'Topic');

  expect(stuck.exitCode).toBe(1);
  expect(stuck.err).toMatch(/or: dr-cli deploy .*--skip Topic/);
  expect(other.exitCode).toBe(1);
  expect(skipped.exitCode).toBe(0);
  expect(
    world.calls.filter(({ operation }) => operation === 'ContinueUpdateRollback'),
  ).toHaveLength(3);
  expect(dataIn(world)).toBe(true);
});

test('--skip is refused where no rollback is stuck', async () => {
  const world = statusWorld();
  await complete(world);

  const { exitCode, err } = await deployBase(world, '--skip', 'Topic');

  expect(exitCode).toBe(4);
  expect(err).toContain("no stack has a rollback that got stuck, so that Topic can't be skipped");
});

test('--no-attach fails before anything is done, where an operation runs', async () => {
  const world = statusWorld();
  await during((each) => update(each), 'UPDATE_IN_PROGRESS')(world);

  const { exitCode, err } = await deployBase(world, '--no-attach');

  expect(exitCode).toBe(1);
  expect(err).toContain("can't be deployed to now: an operation is running (UPDATE_IN_PROGRESS)");
  expect(world.calls.map(({ operation }) => operation)).not.toContain('CreateChangeSet');
});
