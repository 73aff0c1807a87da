import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { describeFailure } from '../../shared/describe-failure';
import { DatabaseFailure, type DatabaseFailureKind } from '../database/failure';
import type { Metrics } from '../metrics/metrics';
import { readIdempotencyKey } from './idempotency-key';
import { ProblemError, type ProblemKind, RETRY_AFTER_SECONDS } from './problem';

const DATABASE_PROBLEMS: Readonly<Record<DatabaseFailureKind, ProblemKind>> = {
  overloaded: 'overloaded',
  unavailable: 'database-unavailable',
  'read-only': 'standby-region',
  'outcome-unknown': 'outcome-unknown',
};

/** Answers whatever a request ended with as a problem (RFC 9457). */
export function createErrorHandler(metrics: Metrics) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const problem = toProblem(error, request);
    const { kind, statusCode } = problem;
    if (kind === 'internal-error') {
      metrics.count('UnexpectedErrors');
      request.log.error({ err: error }, 'unexpected error');
    } else if (problem.cause !== undefined) {
      request.log.warn(
        { problem: kind, failure: describeCauses(problem.cause) },
        'request refused',
      );
    }
    if (kind === 'outcome-unknown') metrics.count('PaymentsOutcomeUnknown');
    const retryAfterSeconds = RETRY_AFTER_SECONDS[kind];
    if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
    return reply.status(statusCode).type('application/problem+json').send(problem.problem);
  };
}

/** Without stacks: these are failures of others. */
function describeCauses(error: unknown): string {
  const description = describeFailure(error);
  return error instanceof Error && error.cause !== undefined
    ? `${description}: ${describeCauses(error.cause)}`
    : description;
}

function toProblem(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseFailure) {
    return new ProblemError(databaseProblem(error, request), { cause: error });
  }
  if (error.validation !== undefined) return validationProblem(error, request);
  switch (error.statusCode) {
    case 413:
      return new ProblemError('body-too-large');
    case 415:
      return new ProblemError('unsupported-media-type');
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? new ProblemError('malformed-request')
        : new ProblemError('internal-error', { cause: error });
  }
}

/** Of a read everything is known: it had no effect. */
function databaseProblem({ kind }: DatabaseFailure, { method }: FastifyRequest): ProblemKind {
  const problem = DATABASE_PROBLEMS[kind];
  return problem === 'outcome-unknown' && method === 'GET' ? 'database-unavailable' : problem;
}

/** Names places and rules; never repeats what was sent, which may be a card number. */
function validationProblem(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error.validationContext === 'headers') {
    try {
      readIdempotencyKey(request.headers['idempotency-key']);
    } catch (problem) {
      if (problem instanceof ProblemError) return problem;
      throw problem;
    }
  }
  const part = error.validationContext ?? 'request';
  const [{ instancePath = '', keyword = '' } = {}] = error.validation ?? [];
  const rule = keyword === 'boolean' ? 'is not a field' : `does not fit "${keyword}"`;
  return new ProblemError('malformed-request', {
    detail: `${part}${instancePath.replace(UNREPEATABLE_NAME, '/*')} ${rule}`,
  });
}

/** The name of a field that was made up may itself be a card number. */
const UNREPEATABLE_NAME = /\/(?![A-Za-z]{1,40}(?:\/|$))[^/]*/g;
