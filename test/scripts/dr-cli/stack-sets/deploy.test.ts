import type { Product } from '../../../../scripts/dr-cli/product/product';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { type LocalWorld, localWorld } from '../../../support/local-world';
import { smallProduct, smallTemplates } from '../../../support/small-product';

const REGIONS = ['us-east-1', 'us-east-2'] as const;

/** `region name status` of every stack that isn't deleted, without the id that StackSets appends. */
function stacks(world: LocalWorld): string[] {
  return REGIONS.flatMap((region) =>
    Object.values(world.state().regions[region]?.cloudFormation.stacks ?? {})
      .filter(({ status }) => status !== 'DELETE_COMPLETE')
      .map(
        ({ stackName, status }) =>
          `${region} ${stackName.replace(/(StackSet-.*?)-[\da-f-]{36}$/, '$1')} ${status}`,
      ),
  ).sort();
}

/** Stack sets that aren't deleted: `region name: instances`. */
function stackSets(world: LocalWorld): string[] {
  return REGIONS.flatMap((region) =>
    (world.state().regions[region]?.cloudFormation.stackSets ?? [])
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ name, instances }) => {
        const list = Object.values(instances).map((one) => `${one.region} ${one.detailedStatus}`);
        return `${region} ${name}: ${list.sort().join(', ')}`;
      }),
  ).sort();
}

/** Operations on the stack sets so far. */
function operations(world: LocalWorld): string[] {
  return REGIONS.flatMap((region) =>
    (world.state().regions[region]?.cloudFormation.stackSets ?? []).flatMap((stackSet) =>
      Object.values(stackSet.operations).map(
        ({ action, results }) =>
          `${stackSet.name} ${action} ${results.map((result) => result.region).join(', ')}`,
      ),
    ),
  );
}

async function deployed(options = '', product = smallProduct()): Promise<LocalWorld> {
  const world = localWorld(product);
  const { exitCode, err } = await world.run(`deploy --yes --stack-sets${options}`);
  if (exitCode !== 0) {
    throw new Error(err);
  }
  return world;
}

/** The service stack with another resource. */
function serviceWith(resources: object, parameters: object = {}) {
  const { service } = smallTemplates;
  return smallProduct({
    service: {
      ...service,
      Parameters: { ...(service?.Parameters as object), ...parameters },
      Resources: { ...(service?.Resources as object), ...resources },
    },
  });
}

const SECOND_QUEUE = { Second: { Type: 'AWS::SQS::Queue' } };
/** Refused by S3 when the stack is made: the base stack has a bucket of that name. */
const TAKEN_BUCKET = {
  Bad: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: { 'Fn::Sub': 'artifacts-${AWS::AccountId}-${RegionCode}-${EnvironmentSuffix}' },
    },
  },
};

/** The product, with a service stack that shows its region's code. */
function withCodeInTopic(product: Product): Product {
  return {
    ...product,
    deployInput: (settings) => {
      const input = product.deployInput(settings);
      const service = serviceWith({
        Shown: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'RegionCode' } } },
      }).deployInput(settings);
      return { ...input, template: service.template };
    },
  };
}

test('stacks of both regions are rolled out as stack sets of the DR region', async () => {
  const world = await deployed();

  expect(stacks(world)).toEqual([
    'us-east-1 StackSet-base-demo UPDATE_COMPLETE',
    'us-east-1 StackSet-service-demo CREATE_COMPLETE',
    'us-east-1 front-demo CREATE_COMPLETE',
    'us-east-2 StackSet-base-demo UPDATE_COMPLETE',
    'us-east-2 StackSet-service-demo CREATE_COMPLETE',
    'us-east-2 stack-set-roles-demo CREATE_COMPLETE',
  ]);
  expect(stackSets(world)).toEqual([
    'us-east-2 base-demo: us-east-1 SUCCEEDED, us-east-2 SUCCEEDED',
    'us-east-2 service-demo: us-east-1 SUCCEEDED, us-east-2 SUCCEEDED',
  ]);
});

test('events of a stack are told while the operation of its stack set runs', async () => {
  const world = localWorld(smallProduct());
  const statuses: string[] = [];

  await world.run('deploy --yes --stack-sets', {
    onStderr: (text) => {
      if (text.includes('base@primary: CREATE_IN_PROGRESS ArtifactBucket')) {
        const [base] = world.state().regions['us-east-2']?.cloudFormation.stackSets ?? [];
        statuses.push(...Object.values(base?.operations ?? {}).map(({ status }) => status));
      }
    },
  });

  expect(statuses[0]).toBe('RUNNING');
});

test('each region has its own values', async () => {
  const world = await deployed();

  const codes = (world.state().regions['us-east-2']?.cloudFormation.stackSets ?? []).map(
    ({ instances }) =>
      Object.values(instances)
        .map(({ overrides }) => overrides.find(({ key }) => key === 'RegionCode')?.value)
        .sort(),
  );

  expect(codes).toEqual([
    ['use1', 'use2'],
    ['use1', 'use2'],
  ]);
});

test('status shows the stacks of the instances, wherever they are administered', async () => {
  const world = await deployed(' --stack-set-region us-east-1');

  const { exitCode, out } = await world.run('status');

  expect(exitCode).toBe(0);
  expect(out).toMatch(/base +UPDATE_COMPLETE .* ago +UPDATE_COMPLETE/);
  expect(out).toMatch(/service +CREATE_COMPLETE .* ago +CREATE_COMPLETE/);
});

test.each([
  ['us-east-1', 'us-east-2', /service +unknown.* CREATE_COMPLETE .* ago/],
  ['us-east-2', 'us-east-1', /service +CREATE_COMPLETE .* ago +unknown/],
])(
  'a lost %s does not hide the stacks of %s, which administers them',
  async (lost, administration, text) => {
    let isLost = false;
    const world = localWorld(smallProduct(), ({ region }) =>
      isLost && region === lost ? new AwsError('AccessDeniedException', 'lost', 403) : undefined,
    );
    await world.run(`deploy --yes --stack-sets --stack-set-region ${administration}`);
    isLost = true;

    const { out } = await world.run('status');

    expect(out).toMatch(text);
  },
);

test.each([
  ['outputs', 'arn:aws:sns:us-east-2:111122223333:topic-demo'],
  ['explain', 'service@dr       us-east-2  CREATE_COMPLETE'],
  ['drift', 'base@dr'],
  ['preview', 'no changes: base@primary, base@dr, service@primary, service@dr, front@primary'],
])('%s finds the stacks of the instances', async (command, text) => {
  const world = await deployed();

  const { exitCode, out } = await world.run(command);

  expect(out).toContain(text);
  expect(exitCode).toBe(0);
});

test('a second deploy without changes starts nothing', async () => {
  const world = await deployed();
  const before = operations(world);

  const { exitCode, err } = await world.run('deploy --yes --stack-sets');

  expect(exitCode).toBe(0);
  expect(err).toContain('no changes: everything was up to date');
  expect(operations(world)).toEqual(before);
});

test('a change is rolled out to one region after the other, and is over then', async () => {
  const world = await deployed();
  const product = serviceWith(SECOND_QUEUE, { Extra: { Type: 'String', Default: 'one' } });
  const before = operations(world);

  const { exitCode, err } = await world.run('deploy --yes --stack-sets', { product });

  expect(err).toContain('service@primary: updated');
  expect(err).toContain('service@dr: updated');
  expect(exitCode).toBe(0);
  expect(operations(world)).toEqual([
    ...before,
    'service-demo UPDATE us-east-1',
    'service-demo UPDATE us-east-2',
  ]);
  const again = await world.run('deploy --yes --stack-sets', { product });
  expect(again.err).toContain('no changes: everything was up to date');
});

test('a value of one region is changed there alone, by an override', async () => {
  const world = await deployed();
  const before = operations(world);
  const product = smallProduct();
  const other: typeof product = {
    ...product,
    deployInput: (settings) => {
      const input = product.deployInput(settings);
      return {
        ...input,
        parameters: (location) => ({
          ...input.parameters(location),
          ...(location.stack === 'service' &&
            location.role === 'dr' && { RegionCode: { kind: 'given', value: 'other' } }),
        }),
      };
    },
  };

  const first = await world.run('deploy --yes --stack-sets', { product: withCodeInTopic(other) });
  const second = await world.run('deploy --yes --stack-sets', {
    product: withCodeInTopic(product),
  });

  expect([first.exitCode, second.exitCode]).toEqual([0, 0]);
  expect(operations(world)).toEqual([
    ...before,
    'service-demo UPDATE us-east-1',
    'service-demo UPDATE us-east-2',
    'service-demo UPDATE us-east-2',
    'service-demo UPDATE us-east-2',
  ]);
});

test('an instance that fails names the resource and its own reason', async () => {
  const world = localWorld(serviceWith(TAKEN_BUCKET));

  const { exitCode, err } = await world.run('deploy --yes --stack-sets');

  expect(exitCode).toBe(1);
  expect(err).toMatch(/service@\w+: CREATE_FAILED Bad AWS::S3::Bucket \(.*already exists/);
  expect(err).toContain('(service@primary) ended in ROLLBACK_COMPLETE');
  expect(err).not.toContain('failure tolerance');
});

test('an instance that failed is made anew once the cause is gone', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes --stack-sets', { product: serviceWith(TAKEN_BUCKET) });

  const { exitCode, err } = await world.run('deploy --yes --stack-sets');

  expect(err).toContain('service@dr: created');
  expect(exitCode).toBe(0);
  expect(stacks(world)).toContain('us-east-1 StackSet-service-demo CREATE_COMPLETE');
});

test('destroy deletes the stacks, then the stack sets, then the roles', async () => {
  const world = await deployed();

  const { exitCode, err } = await world.run('destroy --yes --delete-data');

  expect(err).toMatch(/stack-set-service@dr: deleted.*stack-set-roles@dr: started/s);
  expect(err).toMatch(/stack-set-base@dr: deleted.*stack-set-roles@dr: started/s);
  expect(exitCode).toBe(0);
  expect(stacks(world)).toEqual([]);
  expect(stackSets(world)).toEqual([]);
  expect(REGIONS.flatMap(world.resources)).toEqual([]);
  expect(world.globalResources()).toEqual([expect.stringMatching(/^AWS::Route53::HostedZone/)]);
});

test.each([
  ['deploy --yes --stack-sets', 'deploy --yes', 'is rolled out with stack sets'],
  ['deploy --yes', 'deploy --yes --stack-sets', 'is deployed as plain stacks'],
  [
    'deploy --yes --stack-sets',
    'deploy --yes --stack-sets --stack-set-region us-east-1',
    'is administered from us-east-2',
  ],
])('after "%s", "%s" is refused: there would be a second copy', async (first, second, reason) => {
  const world = localWorld(smallProduct());
  await world.run(first);
  const before = operations(world);

  const { exitCode, err } = await world.run(second);

  expect(exitCode).toBe(4);
  expect(err).toContain(reason);
  expect(operations(world)).toEqual(before);
});

test('roles that do not exist are named', async () => {
  const world = localWorld(smallProduct());

  const { exitCode, err } = await world.run(
    'deploy --yes --stack-sets --administration-role-arn arn:aws:iam::111122223333:role/mine --execution-role-name other',
  );

  expect(exitCode).toBe(1);
  expect(err).toContain("should have 'mine' role with trust relationship to CloudFormation");
});

test.each([
  '--stack-set-region us-east-2',
  '--stack-sets --stack-set-region eu-west-1',
  '--stack-sets --execution-role-name other',
])('%s is refused before anything is asked', async (options) => {
  const { exitCode, err } = await localWorld(smallProduct()).run(`deploy --yes ${options}`);

  expect(exitCode).toBe(4);
  expect(err).toMatch(/--stack-set|one role alone/);
});
