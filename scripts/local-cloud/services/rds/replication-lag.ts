import { findGlobalCluster, membersOf } from '../../resources/rules/rds/global-cluster-members';
import { resourcesOfType } from '../../resources/store';
import { schedule, startRecurring, stopRecurring } from '../../runtime/agenda';
import type { EventHandler, Starter } from '../../runtime/context';
import { putMetric } from '../cloudwatch/metrics';
import { resyncing } from './aurora-state';

const MINUTE_MS = 60_000;
const METRICS = ['AuroraGlobalDBRPOLag', 'AuroraGlobalDBReplicationLag'];

export const startPublishingLag: Starter = (context) => {
  for (const { physicalId } of resourcesOfType(context, 'AWS::RDS::GlobalCluster')) {
    startRecurring(context.state, {
      atMs: Math.ceil((context.nowMs + 1) / MINUTE_MS) * MINUTE_MS,
      kind: 'aurora.publish-lag',
      // A global cluster has no region; one event is for all its members.
      region: '',
      subject: physicalId,
    });
  }
};

/** Published in the secondary's region only, with the secondary's identifier. */
export const onPublishLag: EventHandler = (context, event) => {
  const globalCluster = findGlobalCluster(context, event.subject);
  if (globalCluster === undefined) {
    stopRecurring(context.state, event);
    return;
  }
  const { kind, region, subject } = event;
  schedule(context.state, { atMs: event.atMs + MINUTE_MS, kind, region, subject });
  const members = membersOf(globalCluster);
  const writer = members.find(({ isWriter }) => isWriter);
  for (const member of members) {
    if (writer === undefined || member.isWriter) {
      continue;
    }
    const link = {
      primaryRegion: writer.region,
      secondaryRegion: member.region,
      atMs: event.atMs,
    };
    const isInSync = !resyncing(globalCluster).includes(member.dbClusterArn);
    const lagMs = isInSync ? context.behaviour.aurora.replicationLagMs(link) : undefined;
    for (const name of lagMs === undefined ? [] : METRICS) {
      putMetric(
        { state: context.state, region: member.region },
        {
          namespace: 'AWS/RDS',
          name,
          dimensions: { DBClusterIdentifier: member.dbClusterIdentifier },
          value: lagMs ?? 0,
          atMs: event.atMs - MINUTE_MS,
        },
      );
    }
  }
};
