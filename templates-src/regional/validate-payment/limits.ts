/** A caller waits no longer before it asks the other region's validator. */
export const VALIDATE_PAYMENT_TIMEOUT_SECONDS = 3;
