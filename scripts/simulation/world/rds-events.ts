import { deployedRegion } from '../deployment/deployment';
import type { Timeline } from '../kernel/timeline';
import { faultsOf, type Schedule } from '../schedule/fault';
import type { RdsNews } from './database';
import type { FunctionCalls } from './function-calls';
import { EPOCH_MS, regionOf } from './places';

const DELIVERY_MS = 500;
const SECOND_DELIVERY_MS = 40_000;

export interface DeliveryOptions {
  readonly timeline: Timeline;
  readonly schedule: Schedule;
  readonly deliver: FunctionCalls;
}

/** RDS's events by EventBridge's rule: once, twice or never, as the schedule says. */
export function deliverRdsNews(
  { timeline, schedule, deliver }: DeliveryOptions,
  { place, eventId, message }: RdsNews,
): void {
  const [events] = faultsOf(schedule, 'events');
  const { config, eventRule } = deployedRegion(place);
  if (events?.fate === 'lost' || !eventRule.eventIds.includes(eventId)) {
    return;
  }
  const time = new Date(EPOCH_MS + timeline.nowMs()).toISOString();
  const event = JSON.stringify({
    version: '0',
    id: `${eventId}-${timeline.nowMs()}`,
    'detail-type': 'RDS DB Cluster Event',
    source: 'aws.rds',
    account: config.clusterArn.split(':')[4],
    time,
    region: regionOf(place).name,
    resources: [config.clusterArn],
    detail: {
      EventID: eventId,
      SourceIdentifier: config.clusterIdentifier,
      Message: message,
      Date: time,
    },
  });
  const payload: unknown = JSON.parse(
    eventRule.inputTemplate.replace('<aws.events.event.json>', () => event),
  );
  const delays = events === undefined ? [DELIVERY_MS] : [DELIVERY_MS, SECOND_DELIVERY_MS];
  for (const delayMs of delays) {
    timeline.after(delayMs, () => deliver({ place, payload }));
  }
}
