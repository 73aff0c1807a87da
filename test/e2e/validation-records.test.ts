import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { ListResourceRecordSetsCommand, Route53Client } from '@aws-sdk/client-route-53';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import { AwsError } from '../../scripts/local-cloud/service';
import type { Faults } from '../../scripts/local-cloud/throttling';
import { type LocalWorld, localWorld } from '../support/local-world';
import { paymentsFromSource } from '../support/payments-product';

const HostedZoneId = 'Z0123456789EXAMPLE';
const foundations = '--yes --only foundation';
const staging = `--suffix other --domain staging.payments.example.com --hosted-zone-id ${HostedZoneId}`;

const worldWith = (faults?: Faults) => localWorld(paymentsFromSource, faults);

/** Domains that have a validation record. */
async function validatedDomains(world: LocalWorld): Promise<string[]> {
  const client = world.attach(new Route53Client(localClientConfig('us-east-1')));
  const { ResourceRecordSets = [] } = await client.send(
    new ListResourceRecordSetsCommand({ HostedZoneId }),
  );
  return ResourceRecordSets.filter(({ Type }) => Type === 'CNAME').map(({ Name = '' }) =>
    Name.replace(/^_[0-9a-f]+\./, ''),
  );
}

test('a destroy removes the record of its own certificates', async () => {
  const world = worldWith();
  await world.run(`deploy ${foundations}`);

  const { exitCode, err } = await world.run('destroy --delete-data --yes');

  expect(exitCode).toBe(0);
  expect(err).toMatch(/validation-records@primary: removing validation record _\w+\.payments\.ex/);
  expect(await validatedDomains(world)).toEqual([]);
});

test('the record of an environment below the domain stays', async () => {
  const world = worldWith();
  await world.run(`deploy ${foundations}`);
  await world.run(`deploy ${staging} ${foundations}`);

  await world.run('destroy --delete-data --yes');

  expect(await validatedDomains(world)).toEqual(['staging.payments.example.com.']);
});

test('the record stays while another environment’s certificate needs it, and goes with the last', async () => {
  const world = worldWith();
  await world.run(`deploy ${foundations}`);
  const sameDomain = `--domain payments.example.com --hosted-zone-id ${HostedZoneId}`;
  await world.run(`deploy --suffix twin ${sameDomain} ${foundations}`);

  const first = await world.run('destroy --delete-data --yes');
  const kept = await validatedDomains(world);
  const last = await world.run('destroy --delete-data --yes --suffix twin');

  expect(first.exitCode).toBe(0);
  expect(first.err).toMatch(
    /keeping validation record _\w+\S+: arn:aws:acm:\S+ is validated by it/,
  );
  expect(kept).toEqual(['payments.example.com.']);
  expect(last.exitCode).toBe(0);
  expect(await validatedDomains(world)).toEqual([]);
});

test('a zone that can’t be read keeps the stack that names it, and the next run removes the record', async () => {
  let isDenied = false;
  const world = worldWith(({ operation }) =>
    isDenied && operation === 'ListResourceRecordSets'
      ? new AwsError('AccessDenied', 'no', 403)
      : undefined,
  );
  await world.run(`deploy ${foundations}`);
  isDenied = true;

  const first = await world.run('destroy --delete-data --yes');
  isDenied = false;
  const second = await world.run('destroy --delete-data --yes');

  expect(first.exitCode).toBe(1);
  expect(first.err).toContain(
    'foundation@primary: not started, because validation-records@primary failed',
  );
  expect(second.exitCode).toBe(0);
  expect(await validatedDomains(world)).toEqual([]);
});

test('without the primary’s foundation the other region’s says where the record is', async () => {
  const world = worldWith();
  await world.run(`deploy ${foundations}`);
  const client = world.attach(new CloudFormationClient(localClientConfig('us-east-1')));
  await world.run('status');
  await client.send(new DeleteStackCommand({ StackName: 'foundation-demo' }));
  await world.run(`deploy ${staging} --yes --only foundation@dr`);

  const { err } = await world.run('destroy --delete-data --yes');

  expect(err).toContain('validation-records@dr: removing validation record');
  expect(await validatedDomains(world)).toEqual(['staging.payments.example.com.']);
});
