import type { Template } from '../cfn/template';
import type { RegionalContext } from './context';
import { secretArnInRegion } from './database/secret-arn';
import type { RegionalResources } from './resources';

/** What other stacks take as parameters, and what people look for. */
export function addOutputs(
  template: Template,
  { parameters, conditions }: RegionalContext,
  { database, failover, loadBalancer, service, validatePayment }: RegionalResources,
): void {
  template.output('LoadBalancerDnsName', {
    description: "Where DNS sends this region's clients",
    value: loadBalancer.loadBalancer.att('DNSName'),
  });
  template.output('LoadBalancerHostedZoneId', {
    description: "Hosted zone of the load balancer's own name, for alias records",
    value: loadBalancer.loadBalancer.att('CanonicalHostedZoneID'),
  });
  template.output('DatabaseSecretReplicaArn', {
    description: "The database secret's replica in the other region",
    value: secretArnInRegion(database.secret.ref, parameters.PeerRegion),
    condition: conditions.isHomePrimary,
  });
  template.output('DatabaseClusterIdentifier', {
    description: "This region's member of the global database",
    value: database.clusterIdentifier,
  });
  template.output('DatabaseClusterArn', {
    description: 'The same as an ARN, which a failover names its target by',
    value: database.cluster.att('DBClusterArn'),
  });
  template.output('DatabaseEndpoint', {
    description: 'Cluster endpoint; answers while this cluster is the writer',
    value: database.writerHost,
  });
  template.output('DatabaseReaderEndpoint', {
    description: 'Reader endpoint; answers also while this cluster is a standby',
    value: database.readerHost,
  });
  template.output('EcsClusterName', {
    description: 'Cluster of the payment service',
    value: service.clusterName,
  });
  template.output('EcsServiceName', {
    description: 'The payment service',
    value: service.serviceName,
  });
  template.output('ValidatePaymentFunctionArn', {
    description: 'Alias of the payment validator that callers invoke',
    value: validatePayment.aliasArn,
  });
  template.output('StateTableName', {
    description: 'What this region knows of failovers: arming, operation, latch',
    value: failover.stateTable.ref,
  });
  template.output('FailoverStateMachineArn', {
    description: 'Makes this region the writer after the other one was lost',
    value: failover.failoverMachine.ref,
  });
  template.output('SwitchoverStateMachineArn', {
    description: 'Hands payments over to the other region, without loss',
    value: failover.switchoverMachine.ref,
  });
}
