import { AwsError, type Service, type ServiceContext } from '../../service';
import { regionAccount } from '../account-state';
import { DEFAULT_QUOTAS } from './default-quotas';

interface QuotaInput {
  readonly ServiceCode?: string | undefined;
  readonly QuotaCode?: string | undefined;
}

/** An account without a value of its own for a quota has none to tell: the default is asked apart. */
function getServiceQuota(
  { state, region }: ServiceContext,
  input: QuotaInput,
): Record<string, unknown> {
  const value = regionAccount(state, region).quotas?.[keyOf(input)];
  if (value === undefined) {
    throw noSuchQuota(input);
  }
  return { Quota: { ...describe(input), Value: value } };
}

function getAwsDefaultServiceQuota(_: ServiceContext, input: QuotaInput): Record<string, unknown> {
  const quota = DEFAULT_QUOTAS[keyOf(input)];
  if (quota === undefined) {
    throw noSuchQuota(input);
  }
  return { Quota: { ...describe(input), Value: quota.value } };
}

const keyOf = ({ ServiceCode = '', QuotaCode = '' }: QuotaInput) => `${ServiceCode}/${QuotaCode}`;

function describe(input: QuotaInput): Record<string, unknown> {
  const { ServiceCode, QuotaCode } = input;
  return { ServiceCode, QuotaCode, QuotaName: DEFAULT_QUOTAS[keyOf(input)]?.name, Unit: 'None' };
}

function noSuchQuota(input: QuotaInput): AwsError {
  return new AwsError(
    'NoSuchResourceException',
    `The request failed because the specified quota ${keyOf(input)} does not exist.`,
  );
}

/** Service Quotas: AWS's defaults, and what the state has instead. */
export const serviceQuotas: Service = {
  GetAWSDefaultServiceQuota: getAwsDefaultServiceQuota,
  GetServiceQuota: getServiceQuota,
};
