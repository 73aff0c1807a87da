import { denyReplacementOf, type StackPolicy } from '../cfn/stack-policy';
import { buildRegional } from './build';

/**
 * For the stack in each region: no update may replace or delete the database, whatever changed,
 * or the secret that its password came from. A parameter such as `HomeRole` given wrongly ends
 * in a refused update and not in an empty database. The same for the state table: without it a
 * region forgets that it holds the latch, and DNS goes back to one that can't write. And
 * for the intake table: what is in it was promised.
 */
export function regionalStackPolicy(): StackPolicy {
  const { database, failover, standIn } = buildRegional().resources;
  return denyReplacementOf(
    database.cluster,
    database.secret,
    failover.stateTable,
    standIn.intakeTable,
  );
}
