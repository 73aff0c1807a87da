import type { Exchange } from '../payments-lab/payments-client';
import { CREDENTIALS } from './nasty-values';
import type { FuzzRequest } from './requests';
import type { Operation } from './schema';

/** Checks a body against a schema; from a JSON Schema validator. */
export type Fits = (schema: object, body: unknown) => boolean;

/** What HTTP itself says before any operation is reached: Node's parser, or a place that isn't. */
const UNROUTED_STATUSES = [100, 200, 204, 400, 404, 405, 408, 413, 414, 417, 431];

/**
 * Says what is wrong with an answer, or undefined. An answer must have a status that the document
 * has for the operation, a body that fits the schema for it, and nobody's card in it.
 */
export function judge(request: FuzzRequest, exchange: Exchange, fits: Fits): string | undefined {
  if (exchange.kind === 'lost') {
    // Node closes a connection over which something came that is not HTTP.
    return request.kind === 'raw' ? undefined : `no answer: ${exchange.reason}`;
  }
  const { status, body } = exchange;
  const shown = CREDENTIALS.find((credential) => body.includes(credential));
  if (shown !== undefined) return 'the answer has a card number or an IBAN in it';
  if (status === 503) return isDocumented503(request, exchange);
  if (status >= 500) return `${status}`;
  if (request.kind === 'raw' || request.operation === undefined) {
    return UNROUTED_STATUSES.includes(status) || isOfAnOperation(status)
      ? undefined
      : `${status} for no operation`;
  }
  return judgeDocumented(request, request.operation, exchange, fits);
}

/** A path that was made up may be that of an operation. */
const isOfAnOperation = (status: number): boolean => status === 201 || status === 415;

function isDocumented503(
  request: FuzzRequest,
  { headers }: Extract<Exchange, { kind: 'answer' }>,
): string | undefined {
  if (request.kind === 'raw' || request.operation === undefined) return '503 for no operation';
  if (request.operation.responses['503'] === undefined) return '503, which is not documented';
  return headers['retry-after'] === undefined && request.operation.requestBody !== undefined
    ? '503 without Retry-After'
    : undefined;
}

function judgeDocumented(
  request: Extract<FuzzRequest, { kind: 'request' }>,
  { responses }: Operation,
  { status, headers, body }: Extract<Exchange, { kind: 'answer' }>,
  fits: Fits,
): string | undefined {
  const documented = responses[String(status)];
  if (documented === undefined) return `${status}, which is not documented`;
  const type = String(headers['content-type'] ?? '').split(';')[0] ?? '';
  const schema = documented.content?.[type]?.schema;
  if (schema === undefined) return `${status} as ${type}, which is not documented`;
  if (request.method === 'HEAD') return undefined;
  return fits(schema, JSON.parse(body)) ? undefined : `a ${status} that does not fit its schema`;
}
