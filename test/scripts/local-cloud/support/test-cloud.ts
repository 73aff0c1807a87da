import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { attachLocalCloud, localClientConfig } from '../../../../scripts/local-cloud/attach';
import { LocalCloud } from '../../../../scripts/local-cloud/cloud';
import { createCloudFormation } from '../../../../scripts/local-cloud/cloudformation';
import { validationError } from '../../../../scripts/local-cloud/cloudformation/errors';
import { MemoryStore, type Store } from '../../../../scripts/local-cloud/persistence';
import {
  ResourceFailure,
  type ResourceModel,
} from '../../../../scripts/local-cloud/resource-model';
import { findResource, hasAttribute, modelFor } from '../../../../scripts/local-cloud/resources';
import type { Faults } from '../../../../scripts/local-cloud/throttling';

export interface TestCloudOptions {
  readonly store?: Store;
  readonly faults?: Faults;
  readonly pageSize?: number;
  /** Templates that can be read from S3, by URL path `bucket/key`. */
  readonly objects?: Readonly<Record<string, string>>;
}

/** A cloud whose time stands still until it is told, and whose resources fail when told. */
export interface TestCloud {
  readonly cloud: LocalCloud;
  readonly store: Store;
  /** Of us-east-1. */
  readonly client: CloudFormationClient;
  clientIn(region: string): CloudFormationClient;
  readonly clock: { nowMs(): number; advanceMs(ms: number): void };
  /** Makes the service refuse from now on. */
  fail(operation: 'create' | 'update' | 'delete', logicalId: string): void;
  recover(operation: 'create' | 'update' | 'delete', logicalId: string): void;
}

export const START_MS = Date.UTC(2030, 0, 1);

export function testCloud({
  store = new MemoryStore(),
  faults,
  pageSize = 100,
  objects = {},
}: TestCloudOptions = {}): TestCloud {
  let nowMs = START_MS;
  const clock = {
    nowMs: () => nowMs,
    advanceMs: (ms: number) => {
      nowMs += ms;
    },
  };
  const failures = new Set<string>();
  const cloudFormation = createCloudFormation({
    resources: {
      modelFor: (type) => {
        const model = modelFor(type);
        return model === undefined ? undefined : failingModel(model, failures);
      },
      hasAttribute,
      findResource,
    },
    expandSam: () => {
      throw validationError('no transforms in these tests');
    },
    readTemplateObject: (_world, _region, bucket, key) =>
      Buffer.from(objects[`${bucket}/${key}`] ?? ''),
    timeScale: 1,
    pageSize,
  });
  const cloud = new LocalCloud({ clock, store, cloudFormation, services: {}, faults });
  const clientIn = (region: string): CloudFormationClient =>
    attachLocalCloud(new CloudFormationClient(localClientConfig(region)), cloud);
  return {
    cloud,
    store,
    client: clientIn('us-east-1'),
    clientIn,
    clock,
    fail: (operation, logicalId) => failures.add(`${operation}:${logicalId}`),
    recover: (operation, logicalId) => failures.delete(`${operation}:${logicalId}`),
  };
}

function failingModel(model: ResourceModel, failures: ReadonlySet<string>): ResourceModel {
  const check = (operation: string, logicalId: string): void => {
    if (failures.has(`${operation}:${logicalId}`)) {
      throw new ResourceFailure(`${operation} of ${logicalId} was refused`, 'InvalidRequest');
    }
  };
  return {
    ...model,
    create: (context, properties) => {
      check('create', context.logicalId);
      return model.create(context, properties);
    },
    update: (context, existing, properties) => {
      check('update', context.logicalId);
      return model.update(context, existing, properties);
    },
    delete: (context, existing) => {
      check('delete', context.logicalId);
      model.delete(context, existing);
    },
  };
}
