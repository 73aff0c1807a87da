/** A caller waits no longer before it asks the other region's validator. */
export const VALIDATE_PAYMENT_TIMEOUT_SECONDS = 3;

/**
 * Of the account's concurrency in this region, set aside so that no other function takes it
 * from payments, nor this one from others. Fifty tasks at their planned rate, a validation of
 * 50 ms each, are about 42 at a time; twice that when the peer's requests come on top.
 */
export const VALIDATE_PAYMENT_CONCURRENCY = 100;
