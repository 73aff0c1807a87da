import { join } from '../cfn/functions';
import type { HandleOf } from '../cfn/handle';
import type * as acm from '../cfn/resources/certificatemanager.gen';
import type * as ecr from '../cfn/resources/ecr.gen';
import type * as kms from '../cfn/resources/kms.gen';
import type * as s3 from '../cfn/resources/s3.gen';
import type * as sns from '../cfn/resources/sns.gen';
import type { Template } from '../cfn/template';
import type { Value } from '../cfn/value';
import type { Network } from './network/network';
import { inOrder, type Subnets } from './network/subnets';

export interface FoundationResources {
  readonly key: HandleOf<kms.Key>;
  readonly network: Network;
  readonly transactionLogBucket: HandleOf<s3.Bucket>;
  readonly accessLogBucket: HandleOf<s3.Bucket>;
  readonly artifactBucket: HandleOf<s3.Bucket>;
  readonly repository: HandleOf<ecr.Repository>;
  readonly topic: HandleOf<sns.Topic>;
  readonly certificate: HandleOf<acm.Certificate>;
}

/** What other stacks take as parameters; `topology.ts` says which. */
export function addOutputs(template: Template, resources: FoundationResources): void {
  const { key, network, transactionLogBucket, accessLogBucket, artifactBucket } = resources;
  const { vpc, subnets, securityGroups } = network;
  const outputs: readonly (readonly [name: string, description: string, value: Value<string>])[] = [
    ['VpcId', 'Network of this region', vpc.ref],
    ['PublicSubnetIds', 'For the load balancer, comma separated', idsOf(subnets.public)],
    ['PrivateSubnetIds', 'For the tasks, comma separated', idsOf(subnets.private)],
    ['DataSubnetIds', 'For the database, comma separated', idsOf(subnets.data)],
    ['LoadBalancerSecurityGroupId', 'Clients in, tasks out', securityGroups.loadBalancer.ref],
    [
      'ServiceSecurityGroupId',
      'Load balancer in, database and AWS out',
      securityGroups.service.ref,
    ],
    ['DatabaseSecurityGroupId', 'Tasks in, nothing out', securityGroups.database.ref],
    ['KeyArn', 'KMS key of this region', key.att('Arn')],
    ['CertificateArn', 'For the HTTPS listener', resources.certificate.ref],
    ['NotificationTopicArn', 'Where alarms of this region report to', resources.topic.ref],
    ['TransactionLogBucketName', 'Transaction log of this region', transactionLogBucket.ref],
    ['TransactionLogBucketArn', 'Where the peer replicates to', transactionLogBucket.att('Arn')],
    ['AccessLogBucketName', 'Access logs of load balancer and buckets', accessLogBucket.ref],
    ['ArtifactBucketName', 'Templates and function code', artifactBucket.ref],
    ['RepositoryUri', 'Images of payment-service', resources.repository.att('RepositoryUri')],
  ];
  for (const [name, description, value] of outputs) {
    template.output(name, { description, value });
  }
}

function idsOf(subnets: Subnets): Value<string> {
  return join(
    ',',
    inOrder(subnets).map((subnet) => subnet.ref),
  );
}
