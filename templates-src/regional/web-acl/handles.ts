import type { HandleOf } from '../../cfn/handle';
import type * as wafv2 from '../../cfn/resources/wafv2.gen';
import type { Value } from '../../cfn/value';

export interface WebAcl {
  readonly webAcl: HandleOf<wafv2.WebACL>;
  /** Dimension `WebACL` of the metrics in `AWS/WAFV2`. */
  readonly metricName: Value<string>;
}
