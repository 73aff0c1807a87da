import type { HandleOf } from '../../cfn/handle';
import type * as autoscaling from '../../cfn/resources/applicationautoscaling.gen';
import type * as ecs from '../../cfn/resources/ecs.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Value } from '../../cfn/value';

/** The payment service in this region. */
export interface Service {
  readonly cluster: HandleOf<ecs.Cluster>;
  readonly clusterName: Value<string>;
  readonly service: HandleOf<ecs.Service>;
  readonly serviceName: Value<string>;
  readonly scalableTarget: HandleOf<autoscaling.ScalableTarget>;
  readonly logGroup: HandleOf<logs.LogGroup>;
}
