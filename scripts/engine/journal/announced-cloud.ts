import { announcedDestroy } from '../destroy/announced';
import type {
  Buckets,
  Cloud,
  HostedZones,
  LogGroups,
  Parameters,
  RegionPort,
  Stacks,
} from '../ports';
import { announcedStackSets } from '../stack-sets/announced';
import type { CallRecord } from './records';

/** Told of a call that changes something in AWS, before it is made. */
export type Announce = (call: Omit<CallRecord, 'type'>) => void;

type AnnounceIn = (action: string, resource: string, clientToken?: string) => void;

/** The same cloud, which announces every call that changes something. */
export function announcedCloud(cloud: Cloud, announce: Announce): Cloud {
  return {
    ...cloud,
    hostedZones: announcedHostedZones(cloud.hostedZones, (action, resource) =>
      announce({ region: 'global', action, resource }),
    ),
    region: (name) =>
      announcedRegion(cloud.region(name), (action, resource, clientToken) =>
        announce({
          region: name,
          action,
          resource,
          ...(clientToken !== undefined && { clientToken }),
        }),
      ),
  };
}

/** Ports of a region through which a run changes nothing. */
type UnusedForChanges =
  | 'armingItems'
  | 'certificates'
  | 'diagnosis'
  | 'drift'
  | 'globalDatabases'
  | 'images'
  | 'operation'
  | 'taggedResources';

// What follows leaves nothing out: a port or a method that is new compiles only once it is either
// announced or among those that change nothing.

function announcedRegion(region: RegionPort, announce: AnnounceIn): RegionPort {
  const changing: Omit<RegionPort, UnusedForChanges> = {
    stacks: announcedStacks(region.stacks, announce),
    stackSets: announcedStackSets(region.stackSets, announce),
    buckets: announcedBuckets(region.buckets, announce),
    destroy: announcedDestroy(region.destroy, announce),
    logGroups: announcedLogGroups(region.logGroups, announce),
    parameters: announcedParameters(region.parameters, announce),
  };
  return { ...region, ...changing };
}

type StackReads =
  | 'changeSetNames'
  | 'changeSetState'
  | 'deletedArns'
  | 'describe'
  | 'eventsSince'
  | 'eventsUntil'
  | 'newestEventId'
  | 'resources'
  | 'stackPolicy'
  | 'template'
  | 'validationFindings';

function announcedStacks(stacks: Stacks, announce: AnnounceIn): Stacks {
  const say = (operation: string, resource: string, clientToken?: string) =>
    announce(`cloudformation:${operation}`, resource, clientToken);
  const changing: Omit<Stacks, StackReads> = {
    createChangeSet: (request) => {
      say('CreateChangeSet', request.stackName, request.clientToken);
      return stacks.createChangeSet(request);
    },
    executeChangeSet: (handle, clientToken) => {
      say('ExecuteChangeSet', handle.stackArn, clientToken);
      return stacks.executeChangeSet(handle, clientToken);
    },
    deleteChangeSet: (handle) => {
      say('DeleteChangeSet', handle.changeSetArn);
      return stacks.deleteChangeSet(handle);
    },
    deleteStack: (stackArn, clientToken) => {
      say('DeleteStack', stackArn, clientToken);
      return stacks.deleteStack(stackArn, clientToken);
    },
    rollBack: (stackArn, clientToken) => {
      say('RollbackStack', stackArn, clientToken);
      return stacks.rollBack(stackArn, clientToken);
    },
    continueRollback: (stackArn, clientToken, resourcesToSkip) => {
      say('ContinueUpdateRollback', stackArn, clientToken);
      return stacks.continueRollback(stackArn, clientToken, resourcesToSkip);
    },
    cancelUpdate: (stackArn, clientToken) => {
      say('CancelUpdateStack', stackArn, clientToken);
      return stacks.cancelUpdate(stackArn, clientToken);
    },
    setStackPolicy: (stackArn, policy) => {
      say('SetStackPolicy', stackArn);
      return stacks.setStackPolicy(stackArn, policy);
    },
  };
  return { ...stacks, ...changing };
}

function announcedBuckets(buckets: Buckets, announce: AnnounceIn): Buckets {
  const changing: Omit<Buckets, 'objectUrl'> = {
    uploadOnce: (bucket, artifact) => {
      announce('s3:PutObject', `${bucket}/${artifact.key}`);
      return buckets.uploadOnce(bucket, artifact);
    },
    stopReplication: (bucket) => {
      announce('s3:PutReplicationConfiguration', bucket);
      return buckets.stopReplication(bucket);
    },
    empty: (bucket, pace) => {
      announce('s3:DeleteObjectVersion', bucket);
      return buckets.empty(bucket, pace);
    },
  };
  return { ...buckets, ...changing };
}

function announcedLogGroups(logGroups: LogGroups, announce: AnnounceIn): LogGroups {
  const changing: Omit<LogGroups, 'namesWithPrefix'> = {
    delete: (name) => {
      announce('logs:DeleteLogGroup', name);
      return logGroups.delete(name);
    },
  };
  return { ...logGroups, ...changing };
}

function announcedParameters(parameters: Parameters, announce: AnnounceIn): Parameters {
  const changing: Omit<Parameters, 'below'> = {
    create: (name, value) => {
      announce('ssm:PutParameter', name);
      return parameters.create(name, value);
    },
    overwrite: (name, value) => {
      announce('ssm:PutParameter', name);
      return parameters.overwrite(name, value);
    },
    remove: (name) => {
      announce('ssm:DeleteParameter', name);
      return parameters.remove(name);
    },
  };
  return { ...parameters, ...changing };
}

function announcedHostedZones(hostedZones: HostedZones, announce: AnnounceIn): HostedZones {
  const changing: Omit<HostedZones, 'validationRecords'> = {
    remove: (hostedZoneId, records) => {
      announce('route53:ChangeResourceRecordSets', hostedZoneId);
      return hostedZones.remove(hostedZoneId, records);
    },
  };
  return { ...hostedZones, ...changing };
}
