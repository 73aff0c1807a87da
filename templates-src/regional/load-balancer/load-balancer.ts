import type { HandleOf } from '../../cfn/handle';
import * as elb from '../../cfn/resources/elasticloadbalancingv2.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';

export function addApplicationLoadBalancer(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<elb.LoadBalancer> {
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#load-balancer-attributes
  const attributes: Readonly<Record<string, Value<string>>> = {
    'access_logs.s3.enabled': 'true',
    'access_logs.s3.bucket': parameters.AccessLogBucketName,
    'access_logs.s3.prefix': 'alb',
    // An environment can be destroyed; who may do so is IAM's concern.
    'deletion_protection.enabled': 'false',
    // The service keeps its connections open for longer than this, or a request that meets a
    // closing connection is answered with 502.
    'idle_timeout.timeout_seconds': '60',
    // The least there is. A client that is never idle asks DNS again only when its connection ends,
    // and after a switchover this load balancer would keep it for the default hour:
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
    'client_keep_alive.seconds': '60',
    'routing.http.drop_invalid_header_fields.enabled': 'true',
    // `strictest` would also refuse harmless oddities of real clients, such as a GET with
    // `Content-Length: 0`:
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#desync-mitigation-mode
    'routing.http.desync_mitigation_mode': 'defensive',
    // Without inspection no payment is let in. A region whose WAF is out of reach fails its
    // health checks, and the other region takes over.
    'waf.fail_open.enabled': 'false',
    // A single bad zone can be shifted out without a failover of the region.
    'zonal_shift.config.enabled': 'true',
  };
  return template.add(
    'LoadBalancer',
    new elb.LoadBalancer({
      Name: name('loadBalancer'),
      Type: 'application',
      Scheme: 'internet-facing',
      IpAddressType: 'ipv4',
      Subnets: parameters.PublicSubnetIds,
      SecurityGroups: [parameters.LoadBalancerSecurityGroupId],
      LoadBalancerAttributes: Object.entries(attributes).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
}
