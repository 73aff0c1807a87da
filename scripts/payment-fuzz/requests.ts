import fc from 'fast-check';
import { mutated } from './mutate';
import { nastyText } from './nasty-values';
import { rawRequest } from './raw-requests';
import type { OpenApiDocument, Operation, Parameter } from './schema';
import { validValue } from './valid-values';

/** One request, with what may come back. */
export type FuzzRequest =
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | undefined;
      /** Undefined where no operation of the document was meant. */
      readonly operation: Operation | undefined;
    }
  /** Bytes that go out as they are, on a connection of their own. */
  | { readonly kind: 'raw'; readonly bytes: string };

/** Requests made of the document: valid ones, mutations of them, and what no document allows. */
export function fuzzRequests(document: OpenApiDocument): fc.Arbitrary<FuzzRequest> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      weight: operation.requestBody === undefined ? 2 : 12,
      arbitrary: operationRequest(path, method.toUpperCase(), operation),
    })),
  );
  return fc.oneof(
    ...operations,
    { weight: 1, arbitrary: unknownPlace },
    { weight: 1, arbitrary: rawRequest },
  );
}

function operationRequest(
  path: string,
  method: string,
  operation: Operation,
): fc.Arbitrary<FuzzRequest> {
  const parameters = operation.parameters ?? [];
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const valid = schema === undefined ? fc.constant(undefined) : validValue(schema);
  return fc
    .record({
      path: pathOf(path, parameters),
      query: textsOf(parameters, 'query'),
      headers: textsOf(parameters, 'header'),
      extra: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, extraHeaders),
      type: fc.oneof(
        { weight: 12, arbitrary: fc.constant('application/json') },
        fc.constantFrom('application/json; charset=x', 'text/xml', 'multipart/form-data', ''),
      ),
      body: fc.oneof(
        { weight: 6, arbitrary: valid.map(toJson) },
        { weight: 6, arbitrary: mutated(valid).map(toJson) },
        { weight: 1, arbitrary: nastyText },
      ),
    })
    .map(({ path: place, query, headers, extra, type, body }) => ({
      kind: 'request' as const,
      method,
      path: `${place}${toQuery(query)}`,
      headers: {
        ...headers,
        ...extra,
        ...(schema !== undefined && { 'content-type': type }),
      },
      body: schema === undefined ? undefined : body,
      operation,
    }));
}

/** Mostly what the schema asks for; otherwise anything. */
const parameterText = ({ schema, name }: Parameter): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 5, arbitrary: validValue(schema, name).map(String) },
    { weight: 2, arbitrary: nastyText },
  );

function textsOf(parameters: readonly Parameter[], place: 'query' | 'header') {
  const ofPlace = parameters.filter((parameter) => parameter.in === place);
  const members = ofPlace.map((parameter): [string, fc.Arbitrary<string>] => {
    const text = parameterText(parameter);
    return [parameter.name, place === 'header' ? text.map(toHeader) : text];
  });
  const requiredKeys = ofPlace.filter(({ required }) => required).map(({ name }) => name);
  // Required ones are left out now and then as well.
  return fc.oneof(
    { weight: 8, arbitrary: fc.record(Object.fromEntries(members), { requiredKeys }) },
    { weight: 1, arbitrary: fc.record(Object.fromEntries(members), { requiredKeys: [] }) },
  );
}

const pathOf = (path: string, parameters: readonly Parameter[]): fc.Arbitrary<string> =>
  fc
    .record(
      Object.fromEntries(
        parameters
          .filter((parameter) => parameter.in === 'path')
          .map((parameter) => [parameter.name, parameterText(parameter)]),
      ),
    )
    .map((values) =>
      path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(wellFormed(String(values[name]))),
      ),
    );

const extraHeaders = fc.dictionary(
  fc.constantFrom(
    'x-amzn-trace-id',
    'traceparent',
    'x-forwarded-for',
    'accept',
    'cookie',
    'expect-ct',
  ),
  nastyText.map(toHeader),
);

const unknownPlace: fc.Arbitrary<FuzzRequest> = fc
  .record({
    method: fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'),
    path: nastyText.map((text) => `/${toHeader(text).replace(/[ #]/g, '~')}`.slice(0, 8_000)),
  })
  .map(({ method, path }) => ({
    kind: 'request',
    method,
    path,
    headers: {},
    body: undefined,
    operation: undefined,
  }));

const toJson = (value: unknown): string => JSON.stringify(value) ?? '';

/** HTTP itself allows no line breaks and nothing beyond Latin 1 in a header. */
function toHeader(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '~')
    .trim()
    .slice(0, 4_000);
}

/** A lone half of a surrogate pair can't be percent-encoded. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '~').slice(0, 4_000);

function toQuery(values: Readonly<Record<string, string | undefined>>): string {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(wellFormed(value))}`],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
