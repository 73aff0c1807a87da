import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { CARD_PAYMENT, pay } from '../support/requests';
import { useWritingRegion } from '../support/writing-region';

let draining = false;
let mistaken = false;
const region = useWritingRegion({
  drain: {
    isDraining: () => {
      if (mistaken) throw new Error('a mistake');
      return draining;
    },
  },
});

interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly required?: boolean }[];
  readonly responses: Readonly<Record<string, DescribedResponse>>;
}

interface DescribedResponse {
  readonly headers?: Readonly<Record<string, object>>;
  readonly content: Readonly<Record<string, { readonly schema: ResponseSchema }>>;
}

interface ResponseSchema {
  readonly properties?: Readonly<Record<string, { readonly enum?: readonly string[] }>>;
}

/** Headers that say something to a client of this API alone. */
const HEADERS_TO_DESCRIBE = ['retry-after', 'validated-in-region', 'idempotency-replayed'];

const readDocument = async () =>
  (await region.service.app.inject('/openapi.json')).json<OpenApiDocument>();

const get = (url: string) => region.service.app.inject(url);

/** Each with the operation that it is an answer of, and the status that it is there for. */
const EXAMPLES: readonly (readonly [
  operation: string,
  status: number,
  ask: () => ReturnType<typeof get>,
])[] = [
  ['POST /payments', 201, () => pay(region.service, 'described')],
  ['POST /payments', 201, () => pay(region.service, 'described')],
  ['POST /payments', 400, () => pay(region.service, 'a key with spaces')],
  ['POST /payments', 400, () => pay(region.service, '')],
  ['POST /payments', 400, () => pay(region.service, 'no-body', {})],
  ['POST /payments', 413, () => pay(region.service, 'long', { merchantId: 'x'.repeat(20_000) })],
  ['POST /payments', 415, () => pay(region.service, 'text', {}, { 'content-type': 'text/plain' })],
  [
    'POST /payments',
    422,
    () => pay(region.service, 'invalid', { ...CARD_PAYMENT, currency: 'XXX' }),
  ],
  ['POST /payments', 422, () => pay(region.service, 'described', { ...CARD_PAYMENT, amount: '1' })],
  ['POST /payments', 503, () => drained(() => pay(region.service, 'drained'))],
  ['POST /payments', 500, () => withMistake(() => pay(region.service, 'unexpected'))],
  ['GET /payments', 200, () => get('/payments')],
  ['GET /payments', 400, () => get('/payments?after=nowhere')],
  ['GET /payments', 400, () => get('/payments?limit=0')],
  ['GET /payments', 410, () => get('/payments?after=1_00000000-0000-7000-8000-000000000000')],
  ['GET /payments/{id}', 200, async () => get(`/payments/${await somePaymentId()}`)],
  ['GET /payments/{id}', 400, () => get('/payments/4111111111111111')],
  ['GET /payments/{id}', 404, () => get('/payments/00000000-0000-7000-8000-000000000000')],
  ['GET /health/live', 200, () => get('/health/live')],
  ['GET /health/ready', 200, () => get('/health/ready')],
  ['GET /health/ready', 503, () => drained(() => get('/health/ready'))],
  ['GET /health/ready', 500, () => withMistake(() => get('/health/ready'))],
  ['GET /health/writer', 200, () => get('/health/writer')],
];

async function drained<T>(ask: () => Promise<T>): Promise<T> {
  draining = true;
  try {
    return await ask();
  } finally {
    draining = false;
  }
}

async function withMistake<T>(ask: () => Promise<T>): Promise<T> {
  mistaken = true;
  try {
    return await ask();
  } finally {
    mistaken = false;
  }
}

async function somePaymentId(): Promise<string> {
  return (await pay(region.service, 'described')).json<{ id: string }>().id;
}

it.each(EXAMPLES)('%s answers %i as the document says', async (name, status, ask) => {
  const [method = '', path = ''] = name.split(' ');
  const { paths } = await readDocument();
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);

  const answer = await ask();

  const contentType = String(answer.headers['content-type']).split(';')[0] ?? '';
  const response = paths[path]?.[method.toLowerCase()]?.responses[status];
  const described = response?.content[contentType];
  const sent = HEADERS_TO_DESCRIBE.filter((header) => answer.headers[header] !== undefined);
  expect(answer.statusCode).toBe(status);
  expect(Object.keys(response?.headers ?? {})).toEqual(expect.arrayContaining(sent));
  expect(described).toBeDefined();
  const validate = ajv.compile(described?.schema ?? false);
  validate(answer.json());
  expect(validate.errors ?? []).toEqual([]);
});

it('is OpenAPI 3.1 and says that the idempotency key is required', async () => {
  const document = await readDocument();

  const parameters = document.paths['/payments']?.post?.parameters;
  expect(document.openapi).toBe('3.1.0');
  expect(parameters?.find(({ name }) => name === 'idempotency-key')).toMatchObject({
    required: true,
  });
});

it('names the types of problems that clients branch on, by status', async () => {
  const { paths } = await readDocument();

  const responses = paths['/payments']?.post?.responses ?? {};
  const types = Object.entries(responses).flatMap(([status, { content }]) => {
    const type = content['application/problem+json']?.schema.properties?.type;
    return type === undefined ? [] : [[status, type.enum?.map((each) => each.split(':').at(-1))]];
  });
  expect(types).toEqual([
    ['400', ['malformed-request', 'idempotency-key-missing', 'idempotency-key-malformed']],
    ['409', ['request-in-flight']],
    ['413', ['body-too-large']],
    ['415', ['unsupported-media-type']],
    ['422', ['idempotency-key-reused', 'payment-rejected']],
    ['500', ['internal-error']],
    [
      '503',
      [
        'standby-region',
        'draining',
        'overloaded',
        'database-unavailable',
        'validator-unavailable',
        'outcome-unknown',
      ],
    ],
  ]);
});

it('has an example here for every status of every operation but those of a broken region or service', async () => {
  const { paths } = await readDocument();

  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
    ),
  );
  const covered = new Set(EXAMPLES.map(([operation, status]) => `${operation} ${status}`));
  expect(described.filter((name) => !covered.has(name)).sort()).toEqual([
    'GET /health/live 500',
    'GET /health/live 503',
    'GET /health/writer 500',
    'GET /health/writer 503',
    'GET /payments 500',
    'GET /payments 503',
    'GET /payments/{id} 500',
    'GET /payments/{id} 503',
    'POST /payments 202',
    'POST /payments 409',
  ]);
});
