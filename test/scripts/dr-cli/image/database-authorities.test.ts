import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSignedCertificate } from '../../../../functions/payment-service/tls/self-signed-certificate';
import {
  downloadAuthorities,
  readAuthorities,
} from '../../../../scripts/dr-cli/image/database-authorities';

const PEM = [1, 2].map((n) => selfSignedCertificate(`authority-${n}`, Date.now()).cert).join('');

let folder: string;
let server: Server;
let answer: { status: number; body: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'authorities-'));
  server = createServer((_request, response) => {
    response.writeHead(answer.status).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

const url = () => {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/global-bundle.pem`;
};

const download = () => downloadAuthorities(new AbortController().signal, url());

function inFile(contents: string): string {
  const path = join(folder, 'bundle.pem');
  writeFileSync(path, contents);
  return path;
}

it('are downloaded as they are', async () => {
  answer = { status: 200, body: PEM };

  expect(await download()).toBe(PEM);
});

it.each([
  ['a page of an error', { status: 200, body: '<html>no</html>' }],
  ['a status', { status: 403, body: '' }],
])('are not %s', async (_what, given) => {
  answer = given;

  await expect(download()).rejects.toMatchObject({
    code: 'DR_NO_DATABASE_AUTHORITIES',
    nextSteps: [expect.stringContaining('--ca-bundle')],
  });
});

it('are read from a file', () => {
  expect(readAuthorities(inFile(PEM))).toBe(PEM);
});

it.each([
  ['nothing', ''],
  ['a certificate that is none', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
])('are not %s in a file', (_what, contents) => {
  expect(() => readAuthorities(inFile(contents))).toThrow('--ca-bundle');
});

it('are asked for in a file that is there', () => {
  expect(() => readAuthorities(join(folder, 'nowhere.pem'))).toThrow('ENOENT');
});
