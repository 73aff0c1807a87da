import * as wafv2 from '../../cfn/resources/wafv2.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { LoadBalancer } from '../load-balancer/handles';
import type { WebAcl } from './handles';
import { addWebAclLogging } from './logging';
import { protectedFields } from './protected-fields';
import { webAclRules } from './rules';

/** The web application firewall in front of the load balancer. */
export function addWebAcl(
  template: Template,
  context: RegionalContext,
  { loadBalancer }: LoadBalancer,
): WebAcl {
  // A dimension of its metrics, so that two environments in one account don't share a series.
  const metricName = context.name('webAcl');
  const webAcl = template.add(
    'WebAcl',
    new wafv2.WebACL({
      Name: context.name('webAcl'),
      Description: 'Payments: rate limit and managed rules',
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: webAclRules(),
      DataProtectionConfig: { DataProtections: protectedFields },
      VisibilityConfig: {
        CloudWatchMetricsEnabled: true,
        MetricName: metricName,
        SampledRequestsEnabled: true,
      },
    }),
  );
  template.add(
    'WebAclAssociation',
    new wafv2.WebACLAssociation({ WebACLArn: webAcl.att('Arn'), ResourceArn: loadBalancer.ref }),
  );
  addWebAclLogging(template, context, webAcl);
  return { webAcl, metricName };
}
