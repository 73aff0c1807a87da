import type { HandleOf } from '../../cfn/handle';
import type * as elb from '../../cfn/resources/elasticloadbalancingv2.gen';

export interface LoadBalancer {
  readonly loadBalancer: HandleOf<elb.LoadBalancer>;
  readonly targetGroup: HandleOf<elb.TargetGroup>;
  readonly httpsListener: HandleOf<elb.Listener>;
}
