import type { HandleOf } from '../../cfn/handle';
import type * as dynamodb from '../../cfn/resources/dynamodb.gen';
import type * as scheduler from '../../cfn/resources/scheduler.gen';
import type * as stepfunctions from '../../cfn/resources/stepfunctions.gen';
import type { ServerlessFunction } from '../../cfn/sam';
import type { Value } from '../../cfn/value';

/** What detects a lost region and takes over from it, as the rest of the stack sees it. */
export interface Failover {
  readonly stateTable: HandleOf<dynamodb.Table>;
  /** Watches the other region while that one writes. */
  readonly regionWatch: FailoverFunction;
  readonly watchSchedule: HandleOf<scheduler.Schedule>;
  /** The steps that need logic. */
  readonly failoverFunction: FailoverFunction;
  readonly failoverMachine: HandleOf<stepfunctions.StateMachine>;
  readonly switchoverMachine: HandleOf<stepfunctions.StateMachine>;
}

export interface FailoverFunction {
  readonly function: HandleOf<ServerlessFunction>;
  readonly functionName: Value<string>;
  /** What callers invoke: a deployed version, never `$LATEST`. */
  readonly aliasArn: Value<string>;
}
