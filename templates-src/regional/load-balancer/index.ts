import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { LoadBalancer } from './handles';
import { addListeners } from './listeners';
import { addApplicationLoadBalancer } from './load-balancer';
import { addTargetGroup } from './target-group';

/** The way in: HTTPS from the internet to the tasks. */
export function addLoadBalancer(template: Template, context: RegionalContext): LoadBalancer {
  const loadBalancer = addApplicationLoadBalancer(template, context);
  const targetGroup = addTargetGroup(template, context);
  const httpsListener = addListeners(template, context, { loadBalancer, targetGroup });
  return { loadBalancer, targetGroup, httpsListener };
}
