/** From the start of one sample to the next. */
export const SAMPLE_INTERVAL_MS = 10_000;

/**
 * Samples start before this much of the invocation is over: at 0, 10, … 50 s, so that a schedule
 * of one minute keeps the interval over its end too.
 */
export const LOOP_DEADLINE_MS = 60_000;

/**
 * For everything that follows a decision, at once. What takes longer is given
 * up: the next round tries again, and the next sample must not wait.
 */
export const FOLLOW_UP_TIMEOUT_MS = 8_000;

/**
 * For starting an operation, of the time of what follows a decision: Step Functions that takes the
 * call and gives no answer leaves enough of it to say so.
 */
export const START_TIMEOUT_MS = 5_000;

/** For reading the latch, between a round and its metrics. */
export const LATCH_TIMEOUT_MS = 4_000;

/** For a round as a whole: nothing may keep the loop from its next sample for longer. */
export const ROUND_TIMEOUT_MS = 25_000;

/**
 * Time-out of the function: the last round, which starts an interval before the
 * deadline, the latch and the metrics. Overlapping the next invocation is safe, and has to be
 * possible: a reserved concurrency of one would make the schedule wait.
 */
export const FUNCTION_TIMEOUT_SECONDS = 90;

/** The same reason pages again after this long. */
export const PAGE_INTERVAL_MS = 15 * 60_000;

/** Quiet for this long before "resolved" is sent: a flapping region would send one after the other. */
export const RESOLVED_AFTER_MS = 2 * 60_000;

/**
 * The same region has written for this long, and nothing was going on, before a latch that says
 * otherwise is corrected: long enough for the step of an operation that moves it, and short
 * against the time that clients would be sent to a region that can't write.
 */
export const CORRECT_LATCH_AFTER_MS = 40_000;

/** Healthy for this long before capacity that was raised in vain is given back. */
export const LOWER_CAPACITY_AFTER_MS = 10 * 60_000;
