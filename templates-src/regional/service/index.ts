import type { Template } from '../../cfn/template';
import type { Capacity } from '../capacity';
import type { RegionalContext } from '../context';
import type { Database } from '../database/handles';
import type { LoadBalancer } from '../load-balancer/handles';
import type { ValidatePayment } from '../validate-payment/handles';
import { addAutoscaling } from './autoscaling';
import { addEcsCluster } from './cluster';
import { addEcsService } from './ecs-service';
import { addExecutionRole } from './execution-role';
import type { Service } from './handles';
import { addServiceLogGroup } from './log-group';
import { addTaskDefinition } from './task-definition';
import { addTaskRole } from './task-role';

export interface ServiceDependencies {
  readonly capacity: Capacity;
  readonly database: Database;
  readonly loadBalancer: LoadBalancer;
  readonly validatePayment: ValidatePayment;
}

/** The payment service on Fargate, behind the load balancer. */
export function addService(
  template: Template,
  context: RegionalContext,
  dependencies: ServiceDependencies,
): Service {
  const { capacity, database, loadBalancer, validatePayment } = dependencies;
  const logGroup = addServiceLogGroup(template, context);
  const cluster = addEcsCluster(template, context);
  const taskDefinition = addTaskDefinition(template, context, {
    database,
    validatePayment,
    logGroup,
    taskRole: addTaskRole(template, context, validatePayment),
    executionRole: addExecutionRole(template, context, { database, logGroup }),
  });
  const service = addEcsService(template, context, { cluster, taskDefinition, loadBalancer });
  const scalableTarget = addAutoscaling(template, context, {
    capacity,
    cluster,
    service,
    loadBalancer,
  });
  return {
    cluster,
    clusterName: cluster.ref,
    service,
    serviceName: service.att('Name'),
    scalableTarget,
    logGroup,
  };
}
