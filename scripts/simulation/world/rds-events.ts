import type { Timeline } from '../kernel/timeline';
import { faultsOf, type Schedule } from '../schedule/fault';
import type { RdsNews } from './database';
import type { FunctionCalls } from './function-calls';
import { ACCOUNT_ID, EPOCH_MS, namesOf, regionOf } from './places';

const DELIVERY_MS = 500;
const SECOND_DELIVERY_MS = 40_000;

export interface DeliveryOptions {
  readonly timeline: Timeline;
  readonly schedule: Schedule;
  readonly deliver: FunctionCalls;
}

/** RDS's events by EventBridge: once, twice or never, as the schedule says. */
export function deliverRdsNews(
  { timeline, schedule, deliver }: DeliveryOptions,
  { place, eventId, message }: RdsNews,
): void {
  const [events] = faultsOf(schedule, 'events');
  if (events?.fate === 'lost') {
    return;
  }
  const time = new Date(EPOCH_MS + timeline.nowMs()).toISOString();
  const payload = {
    task: 'record-rds-event',
    event: {
      version: '0',
      id: `${eventId}-${timeline.nowMs()}`,
      'detail-type': 'RDS DB Cluster Event',
      source: 'aws.rds',
      account: ACCOUNT_ID,
      time,
      region: regionOf(place).name,
      resources: [namesOf(place).clusterArn],
      detail: {
        EventID: eventId,
        SourceIdentifier: namesOf(place).clusterId,
        Message: message,
        Date: time,
      },
    },
  };
  const delays = events === undefined ? [DELIVERY_MS] : [DELIVERY_MS, SECOND_DELIVERY_MS];
  for (const delayMs of delays) {
    timeline.after(delayMs, () => deliver({ place, payload }));
  }
}
