import type { HandleOf } from '../../cfn/handle';
import * as elb from '../../cfn/resources/elasticloadbalancingv2.gen';
import type { Template } from '../../cfn/template';
import { ports } from '../../ports';
import type { RegionalContext } from '../context';
import type { LoadBalancer } from './handles';

/**
 * TLS 1.3 and 1.2, forward secrecy and authenticated encryption only, with hybrid post-quantum
 * key exchange for clients that know it. Not a 1.3-only policy: Route 53's health checkers
 * speak up to 1.2, so the region would look dead. CloudFormation's default allows TLS 1.0.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09';

/** The HTTPS listener, and a redirect to it. */
export function addListeners(
  template: Template,
  { parameters }: RegionalContext,
  { loadBalancer, targetGroup }: Pick<LoadBalancer, 'loadBalancer' | 'targetGroup'>,
): HandleOf<elb.Listener> {
  template.add(
    'HttpListener',
    new elb.Listener({
      LoadBalancerArn: loadBalancer.ref,
      Protocol: 'HTTP',
      Port: ports.http,
      DefaultActions: [
        {
          Type: 'redirect',
          RedirectConfig: {
            Protocol: 'HTTPS',
            Port: String(ports.https),
            StatusCode: 'HTTP_301',
          },
        },
      ],
    }),
  );
  return template.add(
    'HttpsListener',
    new elb.Listener({
      LoadBalancerArn: loadBalancer.ref,
      Protocol: 'HTTPS',
      Port: ports.https,
      SslPolicy: TLS_POLICY,
      Certificates: [{ CertificateArn: parameters.CertificateArn }],
      DefaultActions: [{ Type: 'forward', TargetGroupArn: targetGroup.ref }],
    }),
  );
}
