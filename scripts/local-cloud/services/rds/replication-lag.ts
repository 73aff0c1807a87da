import { findGlobalCluster, membersOf } from '../../resources/rules/rds/global-cluster-members';
import { serviceData, setServiceData } from '../../resources/service-data';
import { resourcesOfType } from '../../resources/store';
import { schedule, startRecurring, stopRecurring } from '../../runtime/agenda';
import type { EventHandler, RuntimeContext, Starter } from '../../runtime/context';
import type { StoredResource } from '../../state';
import { putMetric } from '../cloudwatch/metrics';
import { resyncing } from './aurora-state';

const MINUTE_MS = 60_000;
const METRICS = ['AuroraGlobalDBRPOLag', 'AuroraGlobalDBReplicationLag'];

export const startPublishingLag: Starter = (context) => {
  for (const globalCluster of resourcesOfType(context, 'AWS::RDS::GlobalCluster')) {
    startRecurring(context.state, {
      atMs: Math.ceil((context.nowMs + 1) / MINUTE_MS) * MINUTE_MS,
      kind: 'aurora.publish-lag',
      // A global cluster has no region; one event is for all its members.
      region: '',
      subject: globalCluster.physicalId,
    });
    publishFirst(context, globalCluster);
  }
};

/**
 * A secondary is made in less than a minute where AWS's durations are scaled
 * down. In AWS it takes many, and its lag is known when it is there.
 */
function publishFirst(context: RuntimeContext, globalCluster: StoredResource): void {
  const known = serviceData<readonly string[]>(globalCluster, 'lagPublishedOf', []);
  const members = membersOf(globalCluster).map(({ dbClusterArn }) => dbClusterArn);
  if (members.some((arn) => !known.includes(arn))) {
    setServiceData(globalCluster, 'lagPublishedOf', members);
    publishLag(context, globalCluster, context.nowMs);
  }
}

/** Published in the secondary's region only, with the secondary's identifier. */
export const onPublishLag: EventHandler = (context, event) => {
  const globalCluster = findGlobalCluster(context, event.subject);
  if (globalCluster === undefined) {
    stopRecurring(context.state, event);
    return;
  }
  const { kind, region, subject } = event;
  schedule(context.state, { atMs: event.atMs + MINUTE_MS, kind, region, subject });
  publishLag(context, globalCluster, event.atMs);
};

function publishLag(context: RuntimeContext, globalCluster: StoredResource, atMs: number): void {
  const members = membersOf(globalCluster);
  const writer = members.find(({ isWriter }) => isWriter);
  for (const member of members) {
    if (writer === undefined || member.isWriter) {
      continue;
    }
    const link = { primaryRegion: writer.region, secondaryRegion: member.region, atMs };
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
          atMs: atMs - MINUTE_MS,
        },
      );
    }
  }
}
