import { AwsError, type Service } from '../../../local-cloud/service';
import type { RegionPlace } from '../../schedule/fault';
import { placeOfRegion } from '../places';

/** Step Functions that keeps the names of executions whose state machine was destroyed since. */
export const withUsedNames = (
  service: Service,
  usedIn: (place: RegionPlace) => readonly string[],
): Service => ({
  ...service,
  StartExecution: (context, input) => {
    const { name } = input as { readonly name?: string };
    if (name !== undefined && usedIn(placeOfRegion(context.region)).includes(name)) {
      throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${name}'`);
    }
    return service.StartExecution?.(context, input) ?? {};
  },
});
