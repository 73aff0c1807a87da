import type { Violation } from '../../validate-payment/result';

/** Everything that can go wrong with a request, each with a status and a title of its own. */
const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request is not what the API description says' },
  'idempotency-key-missing': { status: 400, title: 'Idempotency-Key is missing' },
  'idempotency-key-malformed': { status: 400, title: 'Idempotency-Key is malformed' },
  'not-found': { status: 404, title: 'There is no such resource' },
  'request-in-flight': {
    status: 409,
    title: 'A request with the same Idempotency-Key is outstanding',
  },
  // As Kubernetes answers a list that is continued from a place it has no more:
  // https://kubernetes.io/docs/reference/using-api/api-concepts/#410-gone-responses
  'cursor-lost': { status: 410, title: 'The payment that the cursor names was lost in a failover' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json' },
  'idempotency-key-reused': { status: 422, title: 'Idempotency-Key was used for another payment' },
  'payment-rejected': { status: 422, title: 'The payment is not valid' },
  'internal-error': { status: 500, title: 'Something unexpected went wrong' },
  'standby-region': { status: 503, title: 'This region does not take payments' },
  draining: { status: 503, title: 'This region is about to stop taking payments' },
  overloaded: { status: 503, title: 'Too many requests wait already' },
  'database-unavailable': { status: 503, title: 'The database is not available' },
  'validator-unavailable': { status: 503, title: 'Payments cannot be validated' },
  'outcome-unknown': { status: 503, title: 'It is not known whether the payment was taken' },
} as const;

export type ProblemKind = keyof typeof PROBLEMS;

const typeOf = (kind: ProblemKind) => `urn:payment-service:problem:${kind}` as const;

/** The `type` of every problem that is answered with a status. */
export const problemTypes = (status: number): readonly string[] =>
  KINDS.filter((kind) => PROBLEMS[kind].status === status).map(typeOf);

const isKind = (name: string): name is ProblemKind => name in PROBLEMS;
const KINDS = Object.keys(PROBLEMS).filter(isKind);

/** A problem as RFC 9457 writes it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly violations?: readonly Violation[];
}

export interface ProblemOptions {
  readonly detail?: string;
  readonly violations?: readonly Violation[];
  readonly cause?: unknown;
}

/**
 * Seconds after which it makes sense to ask again, on every answer that says "not now". A standby
 * may be the writer within seconds, and a retry with the same key is harmless.
 */
export const RETRY_AFTER_SECONDS: Partial<Record<ProblemKind, number>> = {
  'request-in-flight': 1,
  'standby-region': 5,
  draining: 5,
  overloaded: 1,
  'database-unavailable': 2,
  'validator-unavailable': 2,
  'outcome-unknown': 1,
};

/** Thrown wherever a request ends; the error handler answers it. */
export class ProblemError extends Error {
  readonly statusCode: number;
  readonly problem: Problem;

  constructor(
    readonly kind: ProblemKind,
    { detail, violations, cause }: ProblemOptions = {},
  ) {
    const { status, title } = PROBLEMS[kind];
    super(title, { cause });
    this.name = 'ProblemError';
    this.statusCode = status;
    this.problem = {
      type: typeOf(kind),
      title,
      status,
      ...(detail !== undefined && { detail }),
      ...(violations !== undefined && { violations }),
    };
  }
}
