import { resourcesOfType } from '../../resources/store';
import { AwsError, type ServiceContext } from '../../service';

/** The name of a cluster that a call gives by name or ARN. */
export function requireCluster(context: ServiceContext, reference = 'default'): string {
  const name = reference.split('/').at(-1) ?? '';
  const exists = resourcesOfType(context, 'AWS::ECS::Cluster').some(
    ({ physicalId }) => physicalId === name,
  );
  if (!exists) {
    throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
  }
  return name;
}
