import { type CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import type { QuotaId } from '../../engine/doctor/ports';
import type { Call } from '../errors';

/** The quota that applies; AWS's default where the account has no value of its own. */
export async function readQuota(
  client: ServiceQuotasClient,
  call: Call,
  { service: ServiceCode, code: QuotaCode }: QuotaId,
): Promise<number> {
  const applied = await call('servicequotas:GetServiceQuota', async () => {
    try {
      const { Quota } = await client.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
      return Quota?.Value;
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchResourceException') return undefined;
      throw error;
    }
  });
  if (applied !== undefined) {
    return applied;
  }
  const { Quota } = await call('servicequotas:GetAWSDefaultServiceQuota', () =>
    client.send(new GetAWSDefaultServiceQuotaCommand({ ServiceCode, QuotaCode })),
  );
  if (Quota?.Value === undefined) {
    throw new Error(`Service Quotas has no value for ${ServiceCode} ${QuotaCode}`);
  }
  return Quota.Value;
}

/** Fargate reports every minute; what ran longer ago says nothing about now. */
const LOOKED_BACK_MS = 15 * 60_000;

/**
 * vCPUs of all tasks on demand, from Fargate's own usage metric. While none runs there is no value
 * (a guess): that counts as none.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/monitoring-fargate-usage.html
 */
export async function readFargateVcpus(
  client: CloudWatchClient,
  call: Call,
  nowMs: number,
): Promise<number> {
  const { MetricDataResults = [] } = await call('cloudwatch:GetMetricData', () =>
    client.send(
      new GetMetricDataCommand({
        StartTime: new Date(nowMs - LOOKED_BACK_MS),
        EndTime: new Date(nowMs),
        ScanBy: 'TimestampDescending',
        MetricDataQueries: [
          {
            Id: 'vcpus',
            MetricStat: {
              Metric: {
                Namespace: 'AWS/Usage',
                MetricName: 'ResourceCount',
                Dimensions: [
                  { Name: 'Service', Value: 'Fargate' },
                  { Name: 'Type', Value: 'Resource' },
                  { Name: 'Resource', Value: 'vCPU' },
                  { Name: 'Class', Value: 'Standard/OnDemand' },
                ],
              },
              Period: 300,
              Stat: 'Maximum',
            },
          },
        ],
      }),
    ),
  );
  return MetricDataResults[0]?.Values?.[0] ?? 0;
}
