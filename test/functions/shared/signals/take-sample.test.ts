import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { RDSClient } from '@aws-sdk/client-rds';
import type { FailoverConfig } from '../../../../functions/shared/failover-config';
import { activeRegionOf, takeSample } from '../../../../functions/shared/signals/take-sample';
import { localClientConfig } from '../../../../scripts/local-cloud/attach';
import type { CloudRequest } from '../../../../scripts/local-cloud/cloud';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { type Answer, attachPatiently } from '../../support/attach-patiently';
import { drConfig, primaryConfig } from '../../support/failover-config';
import { PatientClock } from '../../support/patient-clock';
import { sampleAt, standbyDatabase } from '../support/samples';

type Service = (request: CloudRequest) => Promise<Answer>;

function sources(answer: Service, config: FailoverConfig = drConfig) {
  const clock = new PatientClock();
  const options = localClientConfig(config.region);
  return {
    clients: {
      rds: attachPatiently(new RDSClient(options), clock, answer),
      cloudwatch: attachPatiently(new CloudWatchClient(options), clock, answer),
    },
    clock,
    dns: {
      txt: async () => ({ kind: 'answer', values: ['healthy'] }) as const,
      address: async () => ({ kind: 'none' }) as const,
    },
    https: { request: async () => ({ kind: 'response', status: 200, body: '' }) as const },
    config,
  };
}

const MEMBERS = [
  { DBClusterArn: drConfig.peerClusterArn, IsWriter: true },
  { DBClusterArn: drConfig.clusterArn, SynchronizationStatus: 'connected' },
];

const wellDescribed =
  (lag: Record<string, unknown>): Service =>
  async ({ operation }) => {
    switch (operation) {
      case 'DescribeGlobalClusters':
        return { GlobalClusters: [{ GlobalClusterMembers: MEMBERS }] };
      case 'DescribeDBClusters':
        return { DBClusters: [{ Status: 'available', DBClusterMembers: [{}] }] };
      default:
        return { MetricDataResults: [{ Id: 'lag', ...lag }] };
    }
  };

const peer = { activeRegion: 'peer-region' } as const;

describe('a sample', () => {
  test('has the newest lag and its age since the end of its minute', async () => {
    const from = sources(async (request) => {
      const startMs = from.clock.nowMs() - 90_000;
      const lag = {
        Values: [250, 900],
        Timestamps: [new Date(startMs), new Date(startMs - 60_000)],
      };
      return wellDescribed(lag)(request);
    });

    const sample = await takeSample(from, peer);

    expect(sample.database).toMatchObject({
      kind: 'known',
      lag: { kind: 'known', lagMs: 250, ageMs: 30_000 },
    });
  });

  test('asks for the lag of its own copy, newest first', async () => {
    const requests: CloudRequest[] = [];
    const from = sources(async (request) => {
      requests.push(request);
      return wellDescribed({ Values: [], Timestamps: [] })(request);
    });

    await takeSample(from, peer);

    expect(requests.find(({ operation }) => operation === 'GetMetricData')?.input).toMatchObject({
      ScanBy: 'TimestampDescending',
      MetricDataQueries: [
        {
          MetricStat: {
            Metric: {
              Namespace: 'AWS/RDS',
              MetricName: 'AuroraGlobalDBRPOLag',
              Dimensions: [{ Name: 'DBClusterIdentifier', Value: 'aurora-use2-demo' }],
            },
          },
        },
      ],
    });
  });

  test('has an unknown lag, and not zero, without a data point', async () => {
    const sample = await takeSample(sources(wellDescribed({ Values: [], Timestamps: [] })), peer);

    expect(sample.database).toMatchObject({ kind: 'known', lag: { kind: 'unknown' } });
  });

  test('has an unknown database and everything else when RDS refuses', async () => {
    const from = sources(async () => {
      throw new AwsError('AccessDenied', 'not allowed', 403);
    });

    const sample = await takeSample(from, peer);

    expect(sample.database).toMatchObject({
      kind: 'unknown',
      detail: expect.stringContaining('AccessDenied'),
    });
    expect(sample.probe.health).toBe('healthy');
  });

  test('takes four seconds at most when nothing answers', async () => {
    const from = sources(async () => 'hang');
    const startMs = from.clock.nowMs();

    const sample = await takeSample(from, peer);

    expect(from.clock.nowMs() - startMs).toBe(4_000);
    expect(sample.atMs).toBe(startMs);
    expect(sample.database.kind).toBe('unknown');
  });
});

describe('whom to probe', () => {
  const known = (thisRegionWrites: boolean) =>
    sampleAt(1, { database: { ...standbyDatabase, thisRegionWrites } });
  const unknown = sampleAt(2, { database: { kind: 'unknown', detail: 'throttled' } });

  test('is who wrote when that was last known', () => {
    expect(activeRegionOf([known(true), known(false), unknown], drConfig)).toBe('peer-region');
    expect(activeRegionOf([known(false), known(true), unknown], drConfig)).toBe('this-region');
  });

  test('is the home primary before anything is known', () => {
    expect(activeRegionOf([], drConfig)).toBe('peer-region');
    expect(activeRegionOf([], primaryConfig)).toBe('this-region');
  });
});
