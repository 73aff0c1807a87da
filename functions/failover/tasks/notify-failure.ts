import { publish } from '../../shared/notify/publish';
import { maskPaymentCredentials } from '../../shared/payment-credentials';
import { isObject, type JsonObject } from '../../shared/state/guards';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { InvalidTask } from '../errors';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { defineTask } from '../task';

interface FailureInput {
  readonly operation: OperationInput;
  readonly phase: string;
  readonly error: string;
  readonly cause: string;
}

/** SNS takes 256 KB and a person a few lines. */
const MAX_CAUSE_LENGTH = 1_000;

/** Pages with the phase that failed, why, and the one command that goes on. */
export const notifyFailure = defineTask({
  timeoutMs: 10_000,
  parse: parseFailure,
  run: runNotifyFailure,
});

function parseFailure(payload: JsonObject): FailureInput {
  const { phase, error } = payload;
  if (typeof phase !== 'string') throw new InvalidTask('phase is not a text; pass the phase');
  if (!isObject(error) || typeof error.Error !== 'string') {
    throw new InvalidTask('error is not what a Catch passes on; pass its {Error, Cause}');
  }
  return {
    operation: parseOperationInput(payload),
    phase,
    error: error.Error,
    cause: typeof error.Cause === 'string' ? error.Cause.slice(0, MAX_CAUSE_LENGTH) : '',
  };
}

async function runNotifyFailure(
  { own, config }: TaskContext,
  { operation, phase, error, cause }: FailureInput,
) {
  const { kind, epoch, by } = operation;
  await awsCall('sns:Publish', () =>
    publish(
      { sns: own.sns, topicArn: config.notificationTopicArn },
      {
        subject: `${kind} ${epoch} stopped in phase ${phase}`,
        urgency: 'page',
        happened: `The ${kind} that ${by} started in ${config.region} stopped, and does not go on by itself.`,
        phase,
        // A cause is another component's text: whatever it holds, no payment data leaves here.
        evidence: [error, maskPaymentCredentials(cause)].filter((line) => line !== ''),
        nextCommand: `dr-cli resume --suffix ${config.environmentSuffix}`,
      },
    ),
  );
  return { notified: true };
}
