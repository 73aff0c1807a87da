import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { refusedIn } from '../support/failing-services';
import { localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

const product = smallProduct();

test('every event of the last deployment is printed once, by stack and in order', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const { exitCode, out } = await world.run('logs');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/^run \d{8}T\d{6}-[0-9a-f]{6}, 2026-01-05T/);
  const steps = [...out.matchAll(/^(\S+): (\w+) succeeded after/gm)].map(([, step]) => step);
  expect(steps).toEqual([
    'base@primary',
    'base@dr',
    'pairing@primary',
    'pairing@dr',
    'service@primary',
    'service@dr',
    'front@primary',
  ]);
  expect(out.match(/CREATE_COMPLETE {2,}Queue/g)).toHaveLength(2);
});

test('a deploy that changes one stack leaves those of earlier runs out', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes --only base');
  await world.run('deploy --yes');

  const { out } = await world.run('logs --chart');

  expect(out).not.toContain('base@primary');
  expect(out).toContain('service@dr');
});

test('the chart shows each stack with its time and what the end was waited for', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const { out } = await world.run('logs --chart');

  const bars = out.split('\n').slice(1, -2);
  expect(bars).toHaveLength(7);
  for (const line of bars) {
    expect(line).toMatch(/^\S+ +[█░]+ +(\d+m )?[\d.]+s$/);
  }
  const critical = bars.filter((line) => line.includes('█')).map((line) => line.split(' ')[0]);
  expect(critical).toEqual([
    expect.stringMatching(/^base@/),
    expect.stringMatching(/^service@/),
    'front@primary',
  ]);
});

test.each([40, 80, 200])('the chart fits a terminal of %i columns', async (columns) => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const { out } = await world.run('logs --chart --resources', { isTerminal: true, columns });

  const widths = out.split('\n').map(({ length }) => length);
  expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
});

test('a rollback is part of the deployment, and what failed is marked', async () => {
  const world = localWorld(product, {
    behaviour: refusedIn('us-east-1', 'Queue', {
      message: 'no',
      handlerErrorCode: 'NotStabilized',
    }),
  });
  await world.run('deploy --yes');

  const { out } = await world.run('logs --chart --resources');

  expect(out).toMatch(/^service@primary +[█░]+ +[\d.]+s failed$/m);
  expect(out).toMatch(/^ {2}Queue +[█░]+ +[\d.]+s failed$/m);
});

test('an environment that isn’t deployed has no events, and says what to type', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('logs');

  expect(exitCode).toBe(1);
  expect(err).toContain('no stack of demo is deployed: there are no events');
});

test.each(['svg', 'html'])('the chart is written as %s into a file', async (format) => {
  const folder = mkdtempSync(join(tmpdir(), 'logs-'));
  const world = localWorld(product);
  await world.run('deploy --yes');

  const { exitCode, out, err } = await world.run(`logs --format ${format} --out chart.${format}`, {
    workingDirectory: folder,
  });

  const text = readFileSync(join(folder, `chart.${format}`), 'utf8');
  rmSync(folder, { recursive: true });
  expect(exitCode).toBe(0);
  expect(out).toBe('');
  expect(err).toBe(`written to ${folder}/chart.${format}\n`);
  expect(text).toContain('<title id="gantt-title">deploy of demo, run ');
  expect(text).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
});

test('a file that can’t be written is refused with why', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const { exitCode, err } = await world.run('logs --format svg --out no-such-folder/chart.svg');

  expect(exitCode).toBe(4);
  expect(err).toMatch(/error: \/no-such-folder\/chart\.svg can't be written: .*ENOENT/);
});

test('machines get bars and events', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const { out } = await world.run('logs --json');

  const { version, bars, stacks } = JSON.parse(out);
  expect(version).toBe('1.0');
  expect(bars).toHaveLength(7);
  const ids = stacks.flatMap(({ step, events }: { step: string; events: { eventId: string }[] }) =>
    events.map(({ eventId }) => `${step} ${eventId}`),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
