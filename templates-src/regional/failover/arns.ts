import { FUNCTION_ALIAS } from '../../../functions/shared/function-alias';
import { sub } from '../../cfn/functions';
import { aws } from '../../cfn/pseudo';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';

/**
 * ARNs by name, of this region and of the other: neither stack waits for the other one. A
 * `region` is the name of one of the two.
 */
export function failoverArns({ parameters, name, peerName }: RegionalContext) {
  const arn = (service: string, region: Value<string>, resource: Value<string>) =>
    sub`arn:${aws.partition}:${service}:${region}:${aws.accountId}:${resource}`;
  const table = (region: Value<string>) =>
    arn('dynamodb', region, sub`table/${name('stateTable')}`);
  return {
    /** The global cluster belongs to no region. */
    globalCluster: sub`arn:${aws.partition}:rds::${aws.accountId}:global-cluster:${parameters.GlobalClusterIdentifier}`,
    peerCluster: arn('rds', parameters.PeerRegion, sub`cluster:${peerName('databaseCluster')}`),
    stateTable: table(aws.region),
    peerStateTable: table(parameters.PeerRegion),
    service: (region: Value<string>) =>
      arn('ecs', region, sub`service/${name('ecsCluster')}/${name('ecsService')}`),
    /** The last part is an id that AWS makes up, so conditions say which targets are meant. */
    scalableTargets: (region: Value<string>) =>
      arn('application-autoscaling', region, 'scalable-target/*'),
    snapshot: (region: Value<string>, snapshotName: string) =>
      arn('rds', region, sub`cluster-snapshot:${snapshotName}`),
    stateMachine: (key: 'failoverMachine' | 'switchoverMachine') =>
      arn('states', aws.region, sub`stateMachine:${name(key)}`),
    executions: (key: 'failoverMachine' | 'switchoverMachine') =>
      arn('states', aws.region, sub`execution:${name(key)}:*`),
    /** Its alias, by which it is called. */
    peerFailoverFunction: arn(
      'lambda',
      parameters.PeerRegion,
      sub`function:${peerName('failover')}:${FUNCTION_ALIAS}`,
    ),
  };
}

export type FailoverArns = ReturnType<typeof failoverArns>;
