import fc from 'fast-check';
import { CARD_NUMBERS } from './nasty-values';
import type { FuzzRequest } from './requests';

const [CARD] = CARD_NUMBERS;

const head = (...lines: readonly string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

/** What is not HTTP, or not quite; bodies that don't come, or come otherwise than announced. */
const MALFORMED: readonly string[] = [
  'GET',
  '\r\n\r\n',
  '\u0000\u0001\u0002',
  head('GET / HTTP/9.9', 'host: x'),
  head('GET  / HTTP/1.1', 'host: x'),
  head('GET /payments'),
  head('GET / HTTP/1.1'),
  head('GET / HTTP/1.1', 'host: x', 'host: y'),
  head('GET / HTTP/1.1', 'host: x', 'no colon here'),
  head('GET / HTTP/1.1', 'host: x', ' folded: y'),
  head('GET / HTTP/1.1', 'host: x', `x-long: ${'a'.repeat(100_000)}`),
  head('GET / HTTP/1.1', 'host: x', ...Array.from({ length: 3_000 }, (_, i) => `h${i}: v`)),
  head(`GET /${'a'.repeat(100_000)} HTTP/1.1`, 'host: x'),
  head(`GET /payments/${CARD} HTTP/1.1`, 'host: x', 'connection: close'),
  head(`${CARD} / HTTP/1.1`, 'host: x'),
  head('POST /payments HTTP/1.1', 'host: x', 'content-length: -1'),
  head('POST /payments HTTP/1.1', 'host: x', 'content-length: 1', 'content-length: 2'),
  head('POST /payments HTTP/1.1', 'host: x', 'content-length: 99999999999999999999'),
  head('POST /payments HTTP/1.1', 'host: x', 'content-length: 5', 'transfer-encoding: chunked'),
  `${head('POST /payments HTTP/1.1', 'host: x', 'transfer-encoding: chunked')}zz\r\n`,
  `${head('POST /payments HTTP/1.1', 'host: x', 'transfer-encoding: chunked')}fffffffffffffff\r\n`,
  `${head('POST /payments HTTP/1.1', 'host: x', 'transfer-encoding: chunked, gzip')}0\r\n\r\n`,
  head('POST /payments HTTP/1.1', 'host: x', 'expect: 100-continue', 'content-length: 10'),
  head('POST /payments HTTP/1.1', 'host: x', 'expect: something-else', 'content-length: 0'),
  `${head('POST /payments HTTP/1.1', 'host: x', 'content-type: application/json', 'content-length: 500')}{"number":"${CARD}"`,
  head('GET / HTTP/1.1', 'host: x', 'upgrade: websocket', 'connection: upgrade'),
  head('CONNECT example.com:443 HTTP/1.1', 'host: x'),
  head('PRI * HTTP/2.0'),
  head('OPTIONS * HTTP/1.1', 'host: x', 'connection: close'),
  head('GET http://example.com/payments HTTP/1.1', 'host: x', 'connection: close'),
  `${head('GET /health/live HTTP/1.1', 'host: x')}${head('GET /health/live HTTP/1.1', 'host: x')}`,
];

/** Malformed requests, some of them cut off or with bytes changed. */
export const rawRequest: fc.Arbitrary<FuzzRequest> = fc
  .record({
    bytes: fc.constantFrom(...MALFORMED),
    cut: fc.oneof(
      { weight: 3, arbitrary: fc.constant(1) },
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    noise: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, fc.string({ unit: 'binary-ascii' })),
  })
  .map(({ bytes, cut, noise }) => {
    const end = Math.ceil(bytes.length * cut);
    return { kind: 'raw', bytes: `${bytes.slice(0, end)}${noise}` };
  });
