import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  DescribeDBClustersCommand,
  DescribeGlobalClustersCommand,
  type RDSClient,
} from '@aws-sdk/client-rds';
import { describeFailure } from '../describe-failure';
import type { FailoverConfig } from '../failover-config';
import type { Clock } from '../ports';
import { withTimeout } from '../with-timeout';
import { describeGlobalCluster } from './global-cluster';
import { readReplicationLag } from './replication-lag';
import type { DatabaseReading, LagReading } from './sample';

/** For the SDK's two tries together. */
const TIMEOUT_MS = 4_000;

/** Names of the global database and of one region's member. */
export type DatabaseNames = Pick<
  FailoverConfig,
  'globalClusterIdentifier' | 'clusterIdentifier' | 'clusterArn'
>;

export interface DatabaseClients {
  readonly rds: Pick<RDSClient, 'send'>;
  readonly cloudwatch: Pick<CloudWatchClient, 'send'>;
}

/**
 * Who writes, whether something is going on, and what a loss would cost, all
 * from endpoints of this region. Who writes must be known or nothing is; the
 * lag alone may be missing.
 */
export async function readDatabase(
  { rds, cloudwatch }: DatabaseClients,
  clock: Clock,
  config: DatabaseNames,
): Promise<DatabaseReading> {
  const [topology, lag] = await Promise.all([
    readTopology(rds, clock, config),
    readLag(cloudwatch, clock, config),
  ]);
  return topology.kind === 'known' ? { ...topology, lag } : topology;
}

async function readTopology(
  rds: Pick<RDSClient, 'send'>,
  clock: Clock,
  config: DatabaseNames,
): Promise<DatabaseReading> {
  try {
    return await withTimeout(
      { clock, what: 'describing the global database', timeoutMs: TIMEOUT_MS },
      async (abortSignal) => {
        const [global, own] = await Promise.all([
          rds.send(
            new DescribeGlobalClustersCommand({
              GlobalClusterIdentifier: config.globalClusterIdentifier,
            }),
            { abortSignal },
          ),
          rds.send(
            new DescribeDBClustersCommand({ DBClusterIdentifier: config.clusterIdentifier }),
            { abortSignal },
          ),
        ]);
        return describeGlobalCluster(global.GlobalClusters?.[0], own.DBClusters?.[0], config);
      },
    );
  } catch (error) {
    return { kind: 'unknown', detail: describeFailure(error) };
  }
}

async function readLag(
  cloudwatch: Pick<CloudWatchClient, 'send'>,
  clock: Clock,
  config: DatabaseNames,
): Promise<LagReading> {
  try {
    return await withTimeout(
      { clock, what: 'reading the replication lag', timeoutMs: TIMEOUT_MS },
      (signal) => readReplicationLag(cloudwatch, config, { nowMs: clock.nowMs(), signal }),
    );
  } catch (error) {
    return { kind: 'unknown', detail: describeFailure(error) };
  }
}
