/**
 * What a machine's definition takes from the stack it is deployed in. In the
 * template each is a placeholder, `${ClusterArn}`, that the substitutions of the
 * state machine fill in when the stack is deployed.
 */
export interface MachineNames {
  readonly EnvironmentSuffix: string;
  readonly Region: string;
  readonly PeerRegion: string;
  readonly GlobalClusterIdentifier: string;
  /** This region's member of the global database. */
  readonly ClusterArn: string;
  readonly PeerClusterArn: string;
  readonly StateTable: string;
  readonly FailoverFunctionArn: string;
  readonly NotificationTopicArn: string;
  readonly EcsCluster: string;
  readonly EcsService: string;
  /** Tasks that this region keeps while the other one serves. */
  readonly HomeFloorTasks: string;
}

/** The same with placeholders. */
export const placeholders: MachineNames = {
  EnvironmentSuffix: '${EnvironmentSuffix}',
  Region: '${Region}',
  PeerRegion: '${PeerRegion}',
  GlobalClusterIdentifier: '${GlobalClusterIdentifier}',
  ClusterArn: '${ClusterArn}',
  PeerClusterArn: '${PeerClusterArn}',
  StateTable: '${StateTable}',
  FailoverFunctionArn: '${FailoverFunctionArn}',
  NotificationTopicArn: '${NotificationTopicArn}',
  EcsCluster: '${EcsCluster}',
  EcsService: '${EcsService}',
  HomeFloorTasks: '${HomeFloorTasks}',
};
