import { serviceData, setServiceData } from '../../resources/service-data';
import type { StoredResource } from '../../state';

interface ServiceEvent {
  readonly atMs: number;
  readonly message: string;
}

/** ECS keeps this many: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Service.html */
const KEPT_EVENTS = 100;

/** What `DescribeServices` tells of a service, newest first. */
export function serviceEvents(service: StoredResource): readonly ServiceEvent[] {
  return serviceData<readonly ServiceEvent[]>(service, 'events', []);
}

export function addServiceEvent(service: StoredResource, message: string, atMs: number): void {
  const events = [{ atMs, message }, ...serviceEvents(service)];
  setServiceData(service, 'events', events.slice(0, KEPT_EVENTS));
}
