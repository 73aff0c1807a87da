import type { StoredResource } from '../state';

/**
 * What a service keeps beside a resource's properties, by name; starts as
 * `initial`. The state holds only what this code wrote, so the shape is taken
 * on trust here and nowhere else.
 */
export function serviceData<T>(resource: StoredResource, name: string, initial: T): T {
  resource.data ??= {};
  resource.data[name] ??= initial;
  return resource.data[name] as T;
}

export function setServiceData(resource: StoredResource, name: string, value: unknown): void {
  resource.data = { ...resource.data, [name]: value };
}
