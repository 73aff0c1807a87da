/**
 * Requests that one task is planned for, per minute: about 17 a second, each a validation, a
 * transaction and an entry in the transaction log. An estimate for half a vCPU; CPU scales the
 * service on its own when a request turns out to cost more.
 */
export const REQUESTS_PER_TASK_PER_MINUTE = 1000;
