import { AwsError } from '../../scripts/local-cloud/service';
import type { CloudCall } from '../../scripts/local-cloud/throttling';
import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../support/deployed-world';
import { localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';
import { smallProduct } from '../support/small-product';

// Not in the time of whichever test comes first.
beforeAll(async () => void (await deployedWorld()), DEPLOY_TIMEOUT_MS);

/** The deployed product, some of whose calls are lost from now on. */
async function armableWorld(isLost: (call: CloudCall) => boolean = () => false) {
  const world = await deployedWorld({
    faults: (call) =>
      isLost(call) ? new AwsError('RegionLost', `${call.region} is lost`, 400) : undefined,
  });
  const statusOf = async (role: 'primary' | 'dr') => {
    const { out } = await world.run('status --json');
    return JSON.parse(out).regions[role].arming;
  };
  const writes = () => world.calls.filter(({ operation }) => operation === 'PutItem').length;
  return { ...world, statusOf, writes };
}

const inRegion = (region: string) => (call: CloudCall) => call.region === region;

test('a first deploy is not armed; arming names what it checked and arms both regions', async () => {
  const world = await armableWorld();

  const before = await world.statusOf('dr');
  const { exitCode, err, out } = await world.run('arm --yes');

  expect(before).toEqual({ state: 'not-armed' });
  expect(exitCode).toBe(0);
  expect(err).toContain('checked: the last deploy of all');
  expect(err).toContain('checked: the global database has one writer, and a member in each region');
  expect(out).toMatch(/us-east-1 \(primary\) +armed\nus-east-2 \(dr\) +armed\n/);
  const armed = { state: 'armed', by: 'local', reason: 'checked and armed' };
  expect([await world.statusOf('primary'), await world.statusOf('dr')]).toMatchObject([
    armed,
    armed,
  ]);
});

test('arming what is armed writes nothing', async () => {
  const world = await armableWorld();
  await world.run('arm --yes');
  const before = world.writes();

  const { exitCode, out } = await world.run('arm --yes --json');

  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    primary: { region: 'us-east-1', outcome: 'already-armed' },
    dr: { region: 'us-east-2', outcome: 'already-armed' },
  });
  expect(world.writes()).toBe(before);
});

test('a pause says until when and why, a repeated one counts anew, and arming ends it', async () => {
  const world = await armableWorld();
  await world.run('arm --yes');

  await world.run('disarm --for 2h --reason upgrade --yes');
  const paused = await world.run('disarm --for 3h --reason longer --yes --json');
  const shown = await world.run('status');
  const until = JSON.parse(paused.out).dr.until;
  const { until: stored, at, ...rest } = await world.statusOf('dr');
  await world.run('arm --yes');

  expect(rest).toEqual({ state: 'disarmed', reason: 'longer', by: 'local' });
  expect(stored).toBe(until);
  expect(Date.parse(stored) - Date.parse(at)).toBe(3 * 60 * 60 * 1000);
  expect(shown.out).toMatch(/^automatic +disarmed until/m);
  expect(shown.out).toContain('"longer"');
  expect(await world.statusOf('dr')).toMatchObject({ state: 'armed' });
});

test('a pause of what was never armed arms nothing', async () => {
  const world = await armableWorld();

  const { exitCode, out } = await world.run('disarm --for 15m --reason test --yes');

  expect(exitCode).toBe(0);
  expect(out).toContain('was not armed and stays so');
  expect(await world.statusOf('dr')).toEqual({ state: 'not-armed' });
});

test('without --for it is disarmed until somebody arms', async () => {
  const world = await armableWorld();
  await world.run('arm --yes');

  await world.run('disarm --reason incident --yes');

  expect(await world.statusOf('dr')).toMatchObject({ state: 'disarmed', until: null });
});

test('a lost primary is named, and does not keep the DR region from being disarmed', async () => {
  const world = await armableWorld(inRegion('us-east-1'));

  const { exitCode, out, err } = await world.run('disarm --reason incident --yes');

  expect(exitCode).toBe(0);
  expect(err).toContain('warning: us-east-1 (primary) was not written');
  expect(err).toContain('us-east-1 is lost');
  expect(out).toMatch(/us-east-2 \(dr\) +disarmed until somebody arms/);
});

test('without the DR region, which decides, it fails and says what the other one has now', async () => {
  const world = await armableWorld(inRegion('us-east-2'));

  const { exitCode, out, err } = await world.run('disarm --reason incident --yes');

  expect(exitCode).toBe(1);
  expect(out).toBe('');
  expect(err).toContain('us-east-2, which decides about failovers, was not written');
  expect(err).toContain('us-east-1 is disarmed');
});

test('arming is refused while a stack is missing, and writes nothing', async () => {
  const world = localWorld(paymentsFromSource);
  await world.run('deploy --yes --only foundation');

  const { exitCode, err } = await world.run('arm --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('regional@dr is not deployed');
  expect(err).toContain('the global database has no member in us-east-2');
  expect(err).toContain('next: dr-cli status --suffix demo --local');
  expect(world.calls.map(({ operation }) => operation)).not.toContain('PutItem');
});

test('arming is refused while a region can’t be asked', async () => {
  const world = await armableWorld(inRegion('us-east-1'));

  const { exitCode, err } = await world.run('arm --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('us-east-1 is lost');
  expect(world.writes()).toBe(0);
});

test('nobody is disarmed or armed without being asked', async () => {
  const world = await armableWorld();

  const nobody = await world.run('disarm --for 2h --reason upgrade');
  const declined = await world.run('arm', { answer: 'no' });
  const agreed = await world.run('arm', { answer: 'yes' });

  expect(nobody.exitCode).toBe(4);
  expect(nobody.err).toContain(
    'next: dr-cli disarm --suffix demo --local --for 2h --reason upgrade --yes',
  );
  expect(declined.exitCode).toBe(3);
  expect(agreed.exitCode).toBe(0);
});

test.each([
  ['disarm --yes', "required option '--reason <text>'"],
  ['disarm --reason x --for 14m --yes', '--for "14m" can\'t be used'],
  ['disarm --reason \u001b[31m --yes', '--reason is one line'],
])('%j is refused before anything is asked', async (commandLine, message) => {
  const world = localWorld(paymentsFromSource);

  const { exitCode, err } = await world.run(commandLine);

  expect(exitCode).toBe(4);
  expect(err).toContain(message);
  expect(world.calls).toEqual([]);
});

test('a product without failover has nothing to arm, and its status says nothing of it', async () => {
  const world = localWorld(smallProduct());

  const { exitCode, err } = await world.run('arm --yes');
  const status = await world.run('status');

  expect(exitCode).toBe(4);
  expect(err).toContain('nothing that fails over by itself');
  expect(status.out).not.toContain('automatic');
});
