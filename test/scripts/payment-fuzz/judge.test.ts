import { type Fits, judge } from '../../../scripts/payment-fuzz/judge';
import type { FuzzRequest } from '../../../scripts/payment-fuzz/requests';
import type { Operation } from '../../../scripts/payment-fuzz/schema';
import type { Exchange } from '../../../scripts/payments-lab/payments-client';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });

const OPERATION: Operation = {
  requestBody: json({}),
  responses: { 201: json({ type: 'object' }), 503: json({ type: 'object' }) },
};

const REQUEST: FuzzRequest = {
  kind: 'request',
  method: 'POST',
  path: '/payments',
  headers: {},
  body: '{}',
  operation: OPERATION,
};

const RAW: FuzzRequest = { kind: 'raw', bytes: 'GET' };

const answer = (
  status: number,
  body = '{}',
  headers: Readonly<Record<string, string>> = {},
): Exchange => ({
  kind: 'answer',
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body,
});

const fitting: Fits = () => true;

it.each<[string, FuzzRequest, Exchange]>([
  ['a documented answer', REQUEST, answer(201)],
  ['a documented 503 that says when', REQUEST, answer(503, '{}', { 'retry-after': '1' })],
  ['a connection that is closed on what is not HTTP', RAW, { kind: 'lost', reason: 'closed' }],
  ['a refusal of what is not HTTP', RAW, answer(400)],
  ['a place that is not there', { ...REQUEST, operation: undefined }, answer(404)],
])('has nothing against %s', (_, request, exchange) => {
  expect(judge(request, exchange, fitting)).toBeUndefined();
});

it.each<[string, FuzzRequest, Exchange, string]>([
  ['a 500', REQUEST, answer(500), '500'],
  ['a 502 to bytes', RAW, answer(502), '502'],
  ['a 503 that does not say when', REQUEST, answer(503), '503 without Retry-After'],
  [
    'a 503 that is not documented',
    { ...REQUEST, operation: { responses: {} } },
    answer(503),
    '503, which is not documented',
  ],
  ['a status that is not documented', REQUEST, answer(418), '418, which is not documented'],
  [
    'a type that is not documented',
    REQUEST,
    answer(201, '', { 'content-type': 'text/html' }),
    '201 as text/html, which is not documented',
  ],
  ['no answer to a request', REQUEST, { kind: 'lost', reason: 'reset' }, 'no answer: reset'],
  [
    'a card number in an answer',
    REQUEST,
    answer(201, '{"number":"4111111111111111"}'),
    'the answer has a card number or an IBAN in it',
  ],
])('finds fault with %s', (_, request, exchange, problem) => {
  expect(judge(request, exchange, fitting)).toBe(problem);
});

it('finds fault with a body that does not fit its schema', () => {
  expect(judge(REQUEST, answer(201), () => false)).toBe('a 201 that does not fit its schema');
});
