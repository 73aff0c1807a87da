import { aws } from '../../cfn/pseudo';
import type { Metric } from '../../monitoring/metric';
import type { WebAcl } from '../web-acl/handles';

/**
 * Requests the firewall refused, by all of its rules together.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export function webAclMetrics({ metricName }: WebAcl) {
  const blockedRequests: Metric = {
    namespace: 'AWS/WAFV2',
    name: 'BlockedRequests',
    dimensions: { WebACL: metricName, Region: aws.region, Rule: 'ALL' },
    statistic: 'Sum',
    periodSeconds: 60,
  };
  return { blockedRequests };
}
