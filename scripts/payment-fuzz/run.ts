import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import type { Exchange, PaymentsClient } from '../payments-lab/payments-client';
import { type Fits, judge } from './judge';
import { type FuzzRequest, fuzzRequests } from './requests';
import type { OpenApiDocument } from './schema';
import { sendRaw } from './send-raw';
import type { Tally } from './tally';

export interface FuzzOptions {
  readonly client: PaymentsClient;
  readonly port: number;
  readonly requests: number;
  readonly seed: number;
  /** Of every answer as it comes. */
  readonly tally: Tally;
}

/** Generated at a time; each with a seed of its own. */
const BATCH = 1_000;

/** Requests under way at a time. */
const CONCURRENCY = 16;

/** Asks the service for its document and then for whatever the document lets one think of. */
export async function fuzz(options: FuzzOptions): Promise<void> {
  const { client, port, requests, seed, tally } = options;
  const document = await readDocument(client);
  const fits = schemaValidator();
  const send = async (request: FuzzRequest): Promise<void> => {
    const exchange = await sendOne(client, port, request);
    tally.count(`${nameOf(request)} ${exchange.kind === 'lost' ? 'closed' : exchange.status}`);
    const problem = judge(request, exchange, fits);
    if (problem !== undefined) tally.findings.push({ problem, request });
  };

  for (let done = 0; done < requests; done += BATCH) {
    const count = Math.min(BATCH, requests - done);
    const batch = fc.sample(fuzzRequests(document), { numRuns: count, seed: seed + done });
    const queue = batch.values();
    await Promise.all(
      Array.from({ length: CONCURRENCY }, async () => {
        for (const request of queue) await send(request);
      }),
    );
  }
}

async function readDocument(client: PaymentsClient): Promise<OpenApiDocument> {
  const answer = await client.send({ method: 'GET', path: '/openapi.json' });
  if (answer.kind === 'lost' || answer.status !== 200)
    throw new Error('there is no OpenAPI document');
  return JSON.parse(answer.body);
}

function schemaValidator(): Fits {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  return (schema, body) => ajv.validate(schema, body) === true;
}

function sendOne(client: PaymentsClient, port: number, request: FuzzRequest): Promise<Exchange> {
  if (request.kind === 'raw') return sendRaw(port, request.bytes);
  const { method, path, headers, body } = request;
  return client.send({ method, path, headers, ...(body !== undefined && { body }) });
}

function nameOf(request: FuzzRequest): string {
  return request.kind === 'raw' ? 'raw' : (request.operation?.operationId ?? 'unknown');
}
