import type { HandleOf } from '../../cfn/handle';
import type * as logs from '../../cfn/resources/logs.gen';
import type { ServerlessFunction } from '../../cfn/sam';
import type { Value } from '../../cfn/value';

/** The payment validator in this region. */
export interface ValidatePayment {
  readonly function: HandleOf<ServerlessFunction>;
  readonly functionName: Value<string>;
  /** What callers invoke: a deployed version, never `$LATEST`. */
  readonly aliasArn: Value<string>;
  /** The other region's, by name: neither stack waits for the other. */
  readonly peerAliasArn: Value<string>;
  readonly logGroup: HandleOf<logs.LogGroup>;
}
