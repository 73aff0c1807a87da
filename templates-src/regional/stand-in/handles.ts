import type { HandleOf } from '../../cfn/handle';
import type * as dynamodb from '../../cfn/resources/dynamodb.gen';

/** What this region needs to take payments that no database takes. */
export interface StandIn {
  readonly intakeTable: HandleOf<dynamodb.Table>;
}
