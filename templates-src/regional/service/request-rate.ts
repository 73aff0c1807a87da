/**
 * Requests that one task is planned for, per minute: about 17 a second, each a validation, a
 * transaction and an entry in the transaction log. A plan, to be set from a load test.
 */
export const REQUESTS_PER_TASK_PER_MINUTE = 1000;
