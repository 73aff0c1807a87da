import { defaultPolicy } from '../../../functions/shared/decision/policy';
import {
  readFailoverConfig,
  readRegionWatchConfig,
} from '../../../functions/shared/failover-config';
import { drEnvironment } from '../support/failover-config';

const withValue = (variable: string, value: string | undefined) => () =>
  readFailoverConfig({ ...drEnvironment, [variable]: value });

describe('the configuration of the failover functions', () => {
  test('is read from the environment', () => {
    expect(readRegionWatchConfig(drEnvironment)).toMatchObject({
      homeRole: 'dr',
      region: 'us-east-2',
      primaryFloorTasks: 10,
      selfCheckUrls: ['https://s3.us-west-2.amazonaws.com/', 'https://s3.eu-west-1.amazonaws.com/'],
      policy: defaultPolicy,
    });
  });

  test.each(
    Object.keys(drEnvironment).filter((variable) => variable !== 'FAILOVER_STATE_MACHINE_ARN'),
  )('is refused without %s', (variable) => {
    expect(withValue(variable, undefined)).toThrow(`${variable} is not set`);
    expect(withValue(variable, ' ')).toThrow(`${variable} is not set`);
  });

  test('of region-watch is refused without the state machine', () => {
    expect(() =>
      readRegionWatchConfig({ ...drEnvironment, FAILOVER_STATE_MACHINE_ARN: undefined }),
    ).toThrow('FAILOVER_STATE_MACHINE_ARN is not set');
  });

  test.each([
    ['HOME_ROLE', 'standby', 'HOME_ROLE is neither "primary" nor "dr"'],
    ['PRIMARY_FLOOR_TASKS', '0', 'PRIMARY_FLOOR_TASKS is not a positive whole number'],
    ['PRIMARY_CEILING_TASKS', 'many', 'PRIMARY_CEILING_TASKS is not a positive whole number'],
    ['SELF_CHECK_URLS', 'https://one.example/', 'does not name two HTTPS endpoints'],
    ['SELF_CHECK_URLS', 'https://a.example/,http://b.example/', 'does not name two HTTPS'],
    ['POLICY', 'fast', 'POLICY is not JSON'],
    ['POLICY', '[]', 'POLICY is not a JSON object'],
    ['POLICY', '{"confirmation":1}', 'POLICY has "confirmation", which is no part of a policy'],
    ['POLICY', '{"confirmationMs":"60"}', `POLICY has a value for "confirmationMs"`],
    ['POLICY', '{"confirmationMs":-1}', `POLICY has a value for "confirmationMs"`],
    ['POLICY', '{"onUnknownLag":"guess"}', `POLICY has a value for "onUnknownLag"`],
  ])('with %s=%s is refused', (variable, value, message) => {
    expect(withValue(variable, value)).toThrow(message);
  });

  test('takes what the policy names, and the defaults for the rest', () => {
    const { policy } = withValue(
      'POLICY',
      '{"confirmationMs":30000,"onUnknownLag":"proceed","capacityAt":"failover"}',
    )();

    expect(policy).toEqual({
      ...defaultPolicy,
      confirmationMs: 30_000,
      onUnknownLag: 'proceed',
      capacityAt: 'failover',
    });
  });
});
