import { maskPaymentCredentials } from '../../shared/payment-credentials';
import { isObject, type JsonObject } from '../../shared/state/guards';
import type { FailureFact } from './facts';

/** A person reads it, on a telephone. */
const MAX_ERROR_LENGTH = 500;

/**
 * What a state machine says of the step it stopped at, in `state.failure`; undefined when it
 * stopped at none. Its error is what a Catch gives, as JSON text.
 */
export function parseFailure({ state }: JsonObject): Omit<FailureFact, 'atMs'> | undefined {
  if (!isObject(state) || !isObject(state.failure)) return undefined;
  const { step, error } = state.failure;
  return {
    step: typeof step === 'string' ? step : 'an unnamed step',
    // Another component's text: whatever it holds, no payment data leaves here.
    error: maskPaymentCredentials(describe(error)).slice(0, MAX_ERROR_LENGTH),
  };
}

/** `Error: message`, where that can be found: the cause of a function's error is JSON once more. */
function describe(error: unknown): string {
  const caught = parsed(error);
  if (!isObject(caught) || typeof caught.Error !== 'string') return String(error);
  const cause = parsed(caught.Cause);
  const message = isObject(cause) ? cause.errorMessage : caught.Cause;
  return typeof message === 'string' && message !== ''
    ? `${caught.Error}: ${message}`
    : caught.Error;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
