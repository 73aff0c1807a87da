import { isJsonObject } from './fields';

/** What the function is asked, and how far it may pass that on. */
export interface ValidationRequest {
  readonly payment: unknown;
  /** `peer`: the caller wants the other region's function to decide, if it can. */
  readonly validateIn: 'here' | 'peer';
  /**
   * The region that passed the request on. Whoever finds it decides for itself: a request crosses
   * between the regions once at most, whatever both of them are told and whatever fails.
   */
  readonly forwardedFrom: string | undefined;
}

const ENVELOPE_FIELDS = ['payment', 'validateIn', 'forwardedFrom'];

/**
 * Reads an event: a payment as it is, or in an envelope `{ payment, validateIn?, forwardedFrom? }`.
 * An object with anything else in it is taken for a payment, and rejected as one.
 */
export function readRequest(event: unknown): ValidationRequest {
  if (!isJsonObject(event) || !isEnvelope(event)) {
    return { payment: event, validateIn: 'here', forwardedFrom: undefined };
  }
  const { payment, validateIn, forwardedFrom } = event;
  return {
    payment,
    validateIn: validateIn === 'peer' ? 'peer' : 'here',
    // Whatever it is, it says that the request has crossed.
    forwardedFrom: forwardedFrom === undefined ? undefined : String(forwardedFrom),
  };
}

const isEnvelope = (event: object): boolean =>
  'payment' in event && Object.keys(event).every((name) => ENVELOPE_FIELDS.includes(name));

/** The event that carries a payment over to the other region. */
export const forwardedEvent = (payment: unknown, region: string): object => ({
  payment,
  forwardedFrom: region,
});
