import { type Clock, systemClock } from './clock';
import { LocalCloud } from './cloud';
import { createCloudFormation } from './cloudformation';
import type { World } from './cloudformation/engine/world';
import { validationError } from './cloudformation/errors';
import { isObject } from './cloudformation/template/json';
import { MemoryStore, type Store } from './persistence';
import { findResource, hasAttribute, modelFor } from './resources';
import type { Behaviour } from './runtime/behaviour';
import type { Interference } from './runtime/call';
import { eventHandlers, starters } from './runtime/events';
import { expandSam, SamError, type Template } from './sam';
import type { Service } from './service';
import { services } from './services';
import type { Faults } from './throttling';

export interface LocalCloudSettings {
  readonly clock?: Clock | undefined;
  readonly store?: Store | undefined;
  /** What AWS's durations are multiplied by; {@link DEFAULT_TIME_SCALE}. */
  readonly timeScale?: number | undefined;
  readonly pageSize?: number | undefined;
  readonly faults?: Faults | undefined;
  /** How AWS's own processes go; absent: well. */
  readonly behaviour?: Behaviour | undefined;
  /** What becomes of calls between services. */
  readonly interference?: Interference | undefined;
  /** What answers beside AWS's own services, by the name that calls give. */
  readonly otherServices?: Readonly<Record<string, Service>> | undefined;
}

/** Four of AWS's minutes take a second. */
export const DEFAULT_TIME_SCALE = 1 / 240;

/** AWS's page size for stacks, events, resources and changes. */
export const DEFAULT_PAGE_SIZE = 100;

/** A local cloud with every service and resource type that is modelled. */
export function createLocalCloud({
  clock = systemClock,
  store = new MemoryStore(),
  timeScale = DEFAULT_TIME_SCALE,
  pageSize = DEFAULT_PAGE_SIZE,
  faults,
  behaviour,
  interference,
  otherServices,
}: LocalCloudSettings = {}): LocalCloud {
  const cloudFormation = createCloudFormation({
    resources: { modelFor, hasAttribute, findResource },
    expandSam: expandServerless,
    readTemplateObject: readObject,
    timeScale,
    pageSize,
    behaviour,
  });
  return new LocalCloud({
    clock,
    store,
    cloudFormation,
    services: { ...services, ...otherServices },
    faults,
    behaviour,
    interference,
    runtime: { handlers: eventHandlers, starters },
  });
}

function expandServerless(
  template: Readonly<Record<string, unknown>>,
  options: { readonly parameterValues: Record<string, string>; readonly region: string },
): unknown {
  if (!hasTypedResources(template)) {
    throw validationError(
      'Template format error: [/Resources] Every Resources object must contain a Type member.',
    );
  }
  try {
    return expandSam(template, options);
  } catch (error) {
    throw error instanceof SamError ? validationError(error.message) : error;
  }
}

/** The transform reads resources before the shape of the template has been checked. */
function hasTypedResources(template: Readonly<Record<string, unknown>>): template is Template {
  const resources = template.Resources;
  return (
    isObject(resources) &&
    Object.values(resources).every(
      (resource) => isObject(resource) && typeof resource.Type === 'string',
    )
  );
}

function readObject(
  { state, blobs }: World,
  region: string,
  bucket: string,
  key: string,
): Uint8Array {
  const getObject = operationOf('S3', 'GetObject');
  const { Body: body } = getObject({ state, blobs, region, nowMs: 0 }, {
    Bucket: bucket,
    Key: key,
  } as never);
  if (!(body instanceof Uint8Array)) {
    throw validationError(`S3 error: the object ${key} of bucket ${bucket} could not be read`);
  }
  return body;
}

function operationOf(service: string, operation: string): Service[string] {
  const handler = services[service]?.[operation];
  if (handler === undefined) {
    throw new Error(`the local cloud has no ${service} ${operation}`);
  }
  return handler;
}
