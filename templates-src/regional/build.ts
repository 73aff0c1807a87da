import { SAM_TRANSFORM } from '../cfn/sam';
import { Template } from '../cfn/template';
import { addStandardTags } from '../standard-tags';
import { addAlarms } from './alarms';
import { addCapacity } from './capacity';
import { regionalContext } from './context';
import { addDashboard } from './dashboard';
import { addDatabase } from './database';
import { addFailover } from './failover';
import { addLoadBalancer } from './load-balancer';
import { addOutputs } from './outputs';
import { addParameters } from './parameters';
import type { RegionalResources } from './resources';
import { addService } from './service';
import { addStandIn } from './stand-in';
import { addValidatePayment } from './validate-payment';
import { addWebAcl } from './web-acl';

export interface RegionalStack {
  readonly template: Template;
  readonly resources: RegionalResources;
}

/** The template, with the handles of what is in it. */
export function buildRegional(): RegionalStack {
  const template = new Template({
    description: 'Payments in one region: database, service, load balancer, validation',
    transform: SAM_TRANSFORM,
  });
  const parameters = addParameters(template);
  addStandardTags(template, parameters);
  const context = regionalContext(template, parameters);

  const capacity = addCapacity(template);
  const database = addDatabase(template, context);
  const loadBalancer = addLoadBalancer(template, context);
  const webAcl = addWebAcl(template, context, loadBalancer);
  const validatePayment = addValidatePayment(template, context);
  const service = addService(template, context, {
    capacity,
    database,
    loadBalancer,
    validatePayment,
  });
  const standIn = addStandIn(template, context);
  const payments = { capacity, database, loadBalancer, webAcl, service, standIn, validatePayment };
  const resources = { ...payments, failover: addFailover(template, context, payments) };

  const alarms = addAlarms(template, context, resources);
  addDashboard(template, context, resources, alarms);
  addOutputs(template, context, resources);
  return { template, resources };
}
