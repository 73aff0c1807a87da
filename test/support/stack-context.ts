import { AWS_POLLING } from '../../scripts/engine/clock';
import type { StackContext } from '../../scripts/engine/deploy-stack/context';
import type { DestroyKnowledge } from '../../scripts/engine/environment';
import type { EngineEvent } from '../../scripts/engine/events';
import type { Cloud, RegionPort, StackDescription, Stacks } from '../../scripts/engine/ports';
import type { StackStatus } from '../../scripts/engine/stack-status';
import { smallProduct, smallTopology } from './small-product';
import { VirtualClock } from './virtual-clock';

const unexpected = () => {
  throw new Error('the test does not expect this call');
};

const noStacks: Stacks = {
  describe: unexpected,
  eventsSince: unexpected,
  eventsUntil: unexpected,
  resources: unexpected,
  deletedArns: unexpected,
  newestEventId: unexpected,
  createChangeSet: unexpected,
  changeSetState: unexpected,
  executeChangeSet: unexpected,
  deleteChangeSet: unexpected,
  changeSetNames: unexpected,
  validationFindings: unexpected,
  template: unexpected,
  deleteStack: unexpected,
  rollBack: unexpected,
  continueRollback: unexpected,
  cancelUpdate: unexpected,
  stackPolicy: unexpected,
  setStackPolicy: unexpected,
};

/** A region where every call is one too many. */
export const noRegion: RegionPort = {
  stacks: noStacks,
  stackSets: {
    describe: unexpected,
    instance: unexpected,
    instances: unexpected,
    create: unexpected,
    update: unexpected,
    createInstance: unexpected,
    updateInstance: unexpected,
    releaseInstances: unexpected,
    operationState: unexpected,
    remove: unexpected,
  },
  drift: { start: unexpected, end: unexpected, resources: unexpected },
  destroy: {
    data: {
      cluster: unexpected,
      volumeBytes: unexpected,
      globalCluster: unexpected,
      table: unexpected,
      bucket: unexpected,
    },
    snapshots: { manual: unexpected, delete: unexpected },
    networkInterfaces: { in: unexpected, delete: unexpected },
    repositories: { images: unexpected, empty: unexpected },
    importers: unexpected,
  },
  diagnosis: {
    stoppedTasks: unexpected,
    serviceEvents: unexpected,
    logDestinations: unexpected,
    lastLogLines: unexpected,
    stackOf: unexpected,
  },
  buckets: {
    uploadOnce: unexpected,
    objectUrl: unexpected,
    stopReplication: unexpected,
    empty: unexpected,
  },
  logGroups: { namesWithPrefix: unexpected, delete: unexpected },
  taggedResources: { arnsWithTag: unexpected },
  armingItems: { read: unexpected, arm: unexpected, disarm: unexpected, pause: unexpected },
  globalDatabases: { members: unexpected, writerRegion: unexpected },
  certificates: { forDomain: unexpected },
  parameters: {
    below: unexpected,
    create: unexpected,
    overwrite: unexpected,
    remove: unexpected,
  },
  images: { repositoryUri: unexpected, login: unexpected, digest: unexpected },
  operation: {
    stacks: noStacks,
    stateItems: {
      operation: unexpected,
      latch: unexpected,
      exposure: unexpected,
      decision: unexpected,
      samples: unexpected,
      reportIndex: unexpected,
      endDead: unexpected,
    },
    service: { tasks: unexpected, healthyTargets: unexpected },
    machines: {
      definition: unexpected,
      executionEnd: unexpected,
      acceptedDataLoss: unexpected,
      start: unexpected,
    },
    database: unexpected,
    report: unexpected,
  },
};

const noCloud: Cloud = {
  caller: unexpected,
  region: unexpected,
  hostedZones: { validationRecords: unexpected, remove: unexpected },
};

/**
 * One step on `base-demo`, with CloudFormation's answers as given: for what AWS
 * does and the local cloud doesn't, such as answers that are behind the time.
 */
export function stackContextWith(stacks: Partial<Stacks>): {
  readonly context: StackContext;
  readonly emitted: readonly EngineEvent[];
} {
  const emitted: EngineEvent[] = [];
  const context: StackContext = {
    run: {
      id: 'run',
      environment: {
        suffix: 'demo',
        topology: smallTopology,
        stackName: (stack) => `${stack}-demo`,
        ownership: smallProduct().ownership,
        destroy: smallProduct().destroyKnowledge('demo', '111122223333'),
        command: (verb, ...options) => ['dr-cli', verb, ...options].join(' '),
      },
      cloud: noCloud,
      clock: new VirtualClock(),
      polling: AWS_POLLING,
      signal: new AbortController().signal,
      emit: (event) => emitted.push(event),
    },
    step: 'base@primary',
    location: { stack: 'base', role: 'primary' },
    region: 'us-east-1',
    stackName: 'base-demo',
    stacks: { ...noStacks, ...stacks },
  };
  return { context, emitted };
}

export function description(stackArn: string, status: StackStatus): StackDescription {
  return {
    stackArn,
    name: 'base-demo',
    status,
    statusReason: undefined,
    outputs: {},
    parameters: { EnvironmentSuffix: 'demo' },
    tags: {},
    lastChangedMs: 0,
    isTerminationProtected: false,
  };
}

/** A global database over both regions, for destroy knowledge. */
export const globalDatabaseKnowledge: NonNullable<DestroyKnowledge['globalDatabase']> = {
  members: 'service',
  clusterIdentifier: 'global',
  member: (role) => ({
    globalClusterIdentifier: 'global',
    clusterIdentifier: `cluster-${role}`,
    clusterArn: `arn:aws:rds:us-east-1:111122223333:cluster:cluster-${role}`,
  }),
  failoverSnapshotPrefix: 'lost-writes-',
};
