import { propertiesOf } from '../../../support/resolve';
import { deployed, keyArns } from '../fixture';

const REGIONS = { primary: 'us-east-1', dr: 'us-east-2' } as const;

test.each([
  ['primary', 'dr'],
  ['dr', 'primary'],
] as const)(
  'the function of %s may invoke the alias of its peer in %s, and nothing else',
  (role, peer) => {
    const alias = `arn:aws:lambda:${REGIONS[peer]}:111122223333:function:validate-payment-test:live`;

    const region = deployed(role);

    expect(propertiesOf(region, 'ValidatePayment')).toMatchObject({
      Environment: { Variables: { PEER_FUNCTION_ARN: alias } },
    });
    expect(propertiesOf(region, 'ValidatePaymentRole')).toMatchObject({
      Policies: [
        {
          PolicyDocument: {
            Statement: expect.arrayContaining([
              expect.objectContaining({ Action: 'lambda:InvokeFunction', Resource: alias }),
            ]),
          },
        },
      ],
    });
  },
);

test('callers use an alias that moves with code and settings, and old versions are not retained', () => {
  const properties = propertiesOf(deployed('primary'), 'ValidatePayment');

  expect(properties).toMatchObject({ AutoPublishAlias: 'live', VersionDeletionPolicy: 'Delete' });
  // SAM publishes when the environment changes, and what else a version is made of is part of it.
  expect(properties).toHaveProperty(
    ['Environment', 'Variables', 'FUNCTION_SETTINGS'],
    `${properties.Runtime} ${properties.Architectures} ${properties.Timeout}s`,
  );
});

test('a change of tags alone publishes no version, which Lambda would refuse', () => {
  expect(propertiesOf(deployed('primary'), 'ValidatePayment')).toMatchObject({
    AutoPublishAliasAllProperties: false,
  });
});

test('the function stays out of the VPC, where an idle standby would turn inactive', () => {
  expect(propertiesOf(deployed('dr'), 'ValidatePayment')).not.toHaveProperty('VpcConfig');
});

test('the function logs to a group that was made and encrypted before it', () => {
  const region = deployed('dr');

  expect(propertiesOf(region, 'ValidatePayment')).toMatchObject({
    LoggingConfig: { LogGroup: { Ref: 'ValidatePaymentLogGroup' } },
  });
  expect(propertiesOf(region, 'ValidatePaymentLogGroup')).toMatchObject({
    LogGroupName: '/aws/lambda/validate-payment-test',
    KmsKeyId: keyArns.dr,
  });
});

test('limits are decimal texts by currency', () => {
  const fn = propertiesOf(deployed('primary'), 'ValidatePayment');
  const { Variables } = fn.Environment as { Variables: { PAYMENT_LIMITS: string } };

  const limits: unknown = JSON.parse(Variables.PAYMENT_LIMITS);

  expect(limits).toHaveProperty('default');
  for (const limit of Object.values(limits as object)) {
    expect(limit).toMatch(/^\d+(\.\d+)?$/);
  }
});
