import type { RulesByType } from '../../resource-rules';
import { listener, listenerRule } from './listener';
import { loadBalancer } from './load-balancer';
import { targetGroup } from './target-group';

export const elbRules: RulesByType = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancingV2::TargetGroup': targetGroup,
  'AWS::ElasticLoadBalancingV2::Listener': listener,
  'AWS::ElasticLoadBalancingV2::ListenerRule': listenerRule,
};
