import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describeFailure } from '../../shared/describe-failure';
import { FUNCTION_ALIAS } from '../../shared/function-alias';
import { withTimeout } from '../../shared/with-timeout';
import type { TaskContext } from '../dependencies';
import { limitedTo } from '../limited-to';

const TIMEOUT_MS = 5_000;

/**
 * Hands an event to the peer's function: an event is recorded in one region, and the report it
 * belongs in may be the other's. Asynchronous, so that the peer's work isn't waited for, and best
 * effort, because one of the two regions may be lost.
 */
export async function forwardEvent(context: TaskContext, event: unknown): Promise<void> {
  const { config, clock, logger } = context;
  try {
    await withTimeout(
      { clock, what: `forwarding an event to ${config.peerRegion}`, timeoutMs: TIMEOUT_MS },
      (signal) =>
        limitedTo(context, signal).peer.lambda.send(
          new InvokeCommand({
            // Without the alias it would be $LATEST, which nobody has published.
            FunctionName: `failover-${config.environmentSuffix}:${FUNCTION_ALIAS}`,
            InvocationType: 'Event',
            // Marked, or the two regions would hand it to each other for ever.
            Payload: Buffer.from(
              JSON.stringify({ task: 'record-rds-event', event, forwardedBy: config.region }),
            ),
          }),
        ),
    );
  } catch (error) {
    logger.warn('An RDS event was not forwarded', describeFailure(error));
  }
}
