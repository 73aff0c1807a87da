import { main } from '../../../../scripts/dr-cli/main';
import { EXIT } from '../../../../scripts/engine/errors';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { DEPLOY_TIMEOUT_MS, deployedWorld } from '../../../support/deployed-world';
import { localWorld } from '../../../support/local-world';
import { paymentsFromSource } from '../../../support/payments-product';
import { testIo } from '../../../support/test-io';

test('a new account is fit, and told that its vCPUs are few', async () => {
  const world = localWorld(paymentsFromSource);

  const { exitCode, out } = await world.run('doctor');

  expect(exitCode).toBe(EXIT.done);
  expect(out).toContain('warning DR1132 in us-east-2: too few Fargate vCPUs for the largest size');
  expect(out).toContain('found: 50 tasks of 0.5 vCPU take 25: 6 allowed, 0 used by others');
  expect(out).toContain(
    'fix:   aws service-quotas request-service-quota-increase --service-code fargate --quota-code L-3032A538 --desired-value 25 --region us-east-2',
  );
  expect(out).toMatch(
    /demo in account 111122223333: fit to deploy.*0 errors, 2 warnings, 0 unknown/,
  );
});

test('strictly, a warning stands in the way unless it is ignored', async () => {
  const world = localWorld(paymentsFromSource);

  const strict = await world.run('doctor --strict');
  const ignoring = await world.run('doctor --strict --ignore DR1132');

  expect(strict.exitCode).toBe(EXIT.invalidInput);
  expect(ignoring.exitCode).toBe(EXIT.done);
  expect(ignoring.out).toContain('2 ignored');
});

test('an error stands in the way, and programs are told all of it', async () => {
  const world = localWorld(paymentsFromSource);

  const { exitCode, out } = await world.run(
    'doctor --json --database-instance-class db.t4g.medium --ignore DR1132',
  );

  const report = JSON.parse(out);
  expect(exitCode).toBe(EXIT.invalidInput);
  expect(report).toMatchObject({ version: '1.0', verdict: 'blocked', accountId: '111122223333' });
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'DR1103', severity: 'error', region: 'us-east-1' }),
  );
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'DR1132', ignored: true }),
  );
});

test('a code that there is none of is refused', async () => {
  const { exitCode, err } = await localWorld(paymentsFromSource).run('doctor --ignore DR9999');

  expect(exitCode).toBe(EXIT.invalidInput);
  expect(err).toContain('doctor has no finding DR9999');
});

test('credentials that are refused are a finding, and nothing else is asked', async () => {
  const world = localWorld(
    paymentsFromSource,
    () => new AwsError('UnrecognizedClientException', 'The security token is invalid.', 403),
  );

  const { exitCode, out } = await world.run('doctor --json');

  expect(exitCode).toBe(EXIT.invalidInput);
  expect(JSON.parse(out)).toMatchObject({
    accountId: null,
    findings: [{ code: 'DR1011', severity: 'error' }],
  });
  expect(world.calls.every(({ operation }) => operation === 'GetCallerIdentity')).toBe(true);
});

test('help names the exit codes', async () => {
  const io = testIo();

  await main(['doctor', '--help'], io);

  expect(io.out()).toMatch(/Ends with 0 .* and with 4/);
});

test(
  'an environment that is deployed is in nobody’s way, its own least of all',
  async () => {
    const world = await deployedWorld();

    const { exitCode, out } = await world.run('doctor --json');

    const { counts, findings } = JSON.parse(out);
    expect(findings.map(({ code }: { code: string }) => code)).toEqual([
      'DR1132',
      'DR1132',
      'DR1022',
    ]);
    expect(counts).toMatchObject({ error: 0, unknown: 0 });
    expect(exitCode).toBe(EXIT.done);
  },
  DEPLOY_TIMEOUT_MS,
);
