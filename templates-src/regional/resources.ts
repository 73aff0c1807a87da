import type { Capacity } from './capacity';
import type { Database } from './database/handles';
import type { Failover } from './failover/handles';
import type { LoadBalancer } from './load-balancer/handles';
import type { Service } from './service/handles';
import type { StandIn } from './stand-in/handles';
import type { ValidatePayment } from './validate-payment/handles';
import type { WebAcl } from './web-acl/handles';

/** What runs in the region: what alarms, dashboard and outputs speak of. */
export interface RegionalResources {
  readonly capacity: Capacity;
  readonly database: Database;
  readonly loadBalancer: LoadBalancer;
  readonly webAcl: WebAcl;
  readonly service: Service;
  readonly standIn: StandIn;
  readonly validatePayment: ValidatePayment;
  readonly failover: Failover;
}
