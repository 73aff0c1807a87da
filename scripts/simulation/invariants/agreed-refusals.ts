import type { CallFailure, Schedule } from '../schedule/fault';
import { faultsOf } from '../schedule/fault';

/** How a call of a task is refused, and what was agreed to come of it. Here and not from the code. */
export interface AgreedRefusal {
  readonly manner: Extract<CallFailure, { readonly error: string }>;
  /** Worth asking again, or not: then under which name the task fails. */
  readonly isRepeated: boolean;
  readonly name?: string;
}

/** Under which services refuse for the moment; most of them with a status that says nothing. */
const TRANSIENT_NAMES: readonly string[] = [
  'InternalFailure',
  'InternalServerError',
  'InternalServiceError',
  'KMSThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestTimeout',
  'RequestTimeoutException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'SlowDown',
  'Throttling',
  'TooManyRequestsException',
  'ServerException',
  'PriorRequestNotComplete',
  'NetworkingError',
];

const UNHEARD_OF = 'SomethingNewException';

/** A status of its own, under a name that nobody has heard of. */
const byStatus = (status: number, isRepeated: boolean): AgreedRefusal => ({
  manner: { error: UNHEARD_OF, status },
  isRepeated,
  ...(!isRepeated && { name: 'DependencyRefused' }),
});

export const agreedRefusals: readonly AgreedRefusal[] = [
  ...TRANSIENT_NAMES.map((error): AgreedRefusal => ({ manner: { error }, isRepeated: true })),
  ...[429, 500, 502, 503].map((status) => byStatus(status, true)),
  ...[400, 403, 404, 413, 499].map((status) => byStatus(status, false)),
  {
    manner: { error: 'AccessDeniedException', status: 400 },
    isRepeated: false,
    name: 'DependencyRefused',
  },
  ...['ECONNRESET', 'EPIPE', 'ENOTFOUND'].map(
    (code): AgreedRefusal => ({
      manner: { error: 'Error', status: 'no-answer', code },
      isRepeated: true,
    }),
  ),
  // Nothing was asked: the same would fail the same way.
  {
    manner: { error: 'TypeError', status: 'no-answer' },
    isRepeated: false,
    name: 'TypeError',
  },
];

/** What a client gives up by itself, and what somebody has given up for it: neither was answered. */
export const agreedEndsWithoutAnswer: readonly AgreedRefusal[] = ['TimeoutError', 'AbortError'].map(
  (error): AgreedRefusal => ({ manner: { error, status: 'no-answer' }, isRepeated: true }),
);

/** The call that is refused; longer than a client asks again by itself, and no longer than a step does. */
export const REFUSED_TASK = 'latch';
export const REFUSED_CALL = `${REFUSED_TASK} DynamoDB PutItem`;
export const REFUSED_STATE = 'Latch';
export const REFUSED_FOR_MS = 3_000;

const byManner = new Map(
  [...agreedRefusals, ...agreedEndsWithoutAnswer].map(
    (refusal) => [JSON.stringify(refusal.manner), refusal] as const,
  ),
);

/** What was agreed about the refusal of a run; nothing where none is, or others are. */
export function agreedRefusalOf(schedule: Schedule): AgreedRefusal | undefined {
  const [refused, ...others] = faultsOf(schedule, 'call-fails');
  return refused?.call === REFUSED_CALL && refused.forMs === REFUSED_FOR_MS && others.length === 0
    ? byManner.get(JSON.stringify(refused.manner))
    : undefined;
}
