import { toDocument } from '../../../templates-src/cfn/document';
import { globalDns } from '../../../templates-src/global-dns';
import { resolve } from '../../support/resolve';

/** The stack as it would stand in a region, the home primary's by default. */
export function deployed(region = 'us-east-1') {
  return resolve(toDocument(globalDns()), {
    'AWS::Region': region,
    EnvironmentSuffix: 'prod',
    RegionCode: 'use1',
    PeerRegion: 'us-east-2',
    PeerRegionCode: 'use2',
    DomainName: 'payments.example.com',
    HostedZoneId: 'Z0123456789EXAMPLE',
    NotificationTopicArn: 'arn:aws:sns:us-east-1:111122223333:dr-notifications-prod',
    PrimaryLoadBalancerDnsName: 'alb-prod-1.us-east-1.elb.amazonaws.com',
    PrimaryLoadBalancerHostedZoneId: 'ZPRIMARYALB',
    DrLoadBalancerDnsName: 'alb-prod-2.us-east-2.elb.amazonaws.com',
    DrLoadBalancerHostedZoneId: 'ZDRALB',
  });
}
