import { readConfig } from '../../../functions/validate-payment/config';
import { ENVIRONMENT } from '../support/lambda';

describe('the configuration', () => {
  it('is read from the environment', () => {
    const config = readConfig(ENVIRONMENT);

    expect(config.region).toBe('us-east-2');
    expect(config.limits.get('USD')).toBe(1_000_000);
  });

  it.each([
    'AWS_REGION',
    'PAYMENT_LIMITS',
    'POWERTOOLS_SERVICE_NAME',
    'POWERTOOLS_METRICS_NAMESPACE',
  ])('is refused without %s', (variable) => {
    expect(() => readConfig({ ...ENVIRONMENT, [variable]: undefined })).toThrow(
      `${variable} is not set`,
    );
  });
});
