import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../support/deployed-world';
import { jsonLines } from '../support/local-world';

// Not in the time of whichever test comes first.
beforeAll(async () => void (await deployedWorld()), DEPLOY_TIMEOUT_MS);

/** Of the redraws after the first one. */
const CURSOR_UP = new RegExp(`${String.fromCharCode(27)}\\[\\d+A\\r`);

const longest = (text: string) => Math.max(...text.split('\n').map(({ length }) => length));

test('status shows both regions side by side, and fits the terminal', async () => {
  const world = await deployedWorld();
  const env = { NO_COLOR: '1' };

  const wide = await world.run('status', { isTerminal: true, columns: 80, env });
  const narrow = await world.run('status', { isTerminal: true, columns: 60, env });

  expect(wide.out).toMatch(/^DNS +payments\.example\.com leads to us-east-1 \(primary\)$/m);
  expect(wide.out).toMatch(/^at risk +about the last \d+ ms of commits/m);
  expect(wide.out).toMatch(/^database +writes +follows, \d+ ms behind/m);
  expect(wide.out).toMatch(/^tasks +10 running, 10 desired, +2 running, 2 desired/m);
  expect(wide.out).toMatch(/^watcher +watch: this-region-writes for +watch: active-healthy for/m);
  expect(longest(wide.out)).toBeLessThanOrEqual(80);
  expect(longest(narrow.out)).toBeLessThanOrEqual(60);
});

test('--watch off a terminal prints the whole once, and then what changes', async () => {
  const world = await deployedWorld();
  await world.run('failover --planned --yes --no-wait');

  const { out, err, exitCode } = await watched(world, '', (text) =>
    text.includes('switchover-1 done'),
  );

  expect(exitCode).toBe(0);
  expect(err).toBe('');
  const [whole = '', ...changes] = out.split(/^(?=\d{4}-\d\d-\d\dT)/m);
  expect(whole).toMatch(/^database +writes +follows/m);
  expect(changes).toContainEqual(expect.stringMatching(/Z {2}us-east-1 operation: switchover-1/));
  expect(changes).toContainEqual(expect.stringMatching(/Z {2}us-east-2 database: writes/));
  // A line says that something is different now; time alone is no reason for one.
  expect(changes.every((line) => !line.includes('stack'))).toBe(true);
});

test('--watch on a terminal redraws in place', async () => {
  const world = await deployedWorld();

  const { out, exitCode } = await watched(world, '', third(), true);

  expect(exitCode).toBe(0);
  expect(out.split(CURSOR_UP)).toHaveLength(3);
});

test('--watch --json prints an object per line', async () => {
  const world = await deployedWorld();

  const { out } = await watched(world, '--json', third());

  const objects = jsonLines(out);
  expect(objects).toHaveLength(3);
  expect(new Set(objects.map(({ at }) => at)).size).toBe(3);
  expect(objects[0]).toMatchObject({
    version: '1.0',
    suffix: 'demo',
    regions: { primary: { region: 'us-east-1' }, dr: { arming: { state: 'not-armed' } } },
    stacks: { 'regional@dr': { status: 'CREATE_COMPLETE' } },
  });
});

/** Whether it is asked for the third time. */
function third(): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked === 3;
  };
}

/** Watches until something is written that ends it. */
async function watched(
  world: Awaited<ReturnType<typeof deployedWorld>>,
  options: string,
  isOver: (text: string) => boolean,
  isTerminal = false,
) {
  return world.run(`status --watch ${options}`.trim(), {
    isTerminal,
    ...(isTerminal && { columns: 80 }),
    onStdout: (text, io) => {
      if (isOver(text)) io.interrupt();
    },
  });
}
