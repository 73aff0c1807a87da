import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';

/** What the payment service is told of standing in. */
export function standInEnvironment({
  parameters,
  name,
  peerName,
}: RegionalContext): Readonly<Record<string, Value<string>>> {
  return {
    STAND_IN_TABLE: name('intakeTable'),
    PEER_STAND_IN_TABLE: peerName('intakeTable'),
    STAND_IN_AFTER_SECONDS: parameters.StandInAfterSeconds,
  };
}
