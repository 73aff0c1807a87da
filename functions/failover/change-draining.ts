import { DRAINING, type Draining } from '../shared/state/draining';
import { changeJson } from '../shared/state/json-item';
import { awsCall } from './aws-call';
import type { TaskContext } from './dependencies';
import { ownTable } from './state-tables';

/** @param next - returns what it was given when there is nothing to change */
export async function changeDraining(
  context: TaskContext,
  next: (before: Draining) => Draining,
): Promise<Draining> {
  const { value } = await awsCall('changing item "draining"', () =>
    changeJson(ownTable(context), DRAINING, next),
  );
  return value;
}
