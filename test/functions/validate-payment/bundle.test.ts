import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { parseLines } from '../support/captured-output';
import { CONTEXT, ENVIRONMENT } from '../support/lambda';
import { PAYMENT } from '../support/payments';

const MAX_BUNDLE_BYTES = 150_000;

describe('the bundle', () => {
  let directory: string;
  let bundle: string;
  let bundleBytes: number;

  beforeAll(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'validate-payment-'));
    bundle = path.join(directory, 'index.js');
    const { outputFiles } = buildSync({
      entryPoints: [path.join(__dirname, '../../../functions/validate-payment/index.ts')],
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'cjs',
      write: false,
    });
    const contents = outputFiles[0]?.contents ?? new Uint8Array();
    bundleBytes = contents.byteLength;
    writeFileSync(bundle, contents);
  });

  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  const startWith = (environment: Readonly<Record<string, string>>, script: string) =>
    [
      process.execPath,
      ['--eval', `const { handler } = require(${JSON.stringify(bundle)}); ${script}`],
      { env: environment, encoding: 'utf8' },
    ] as const;

  it('has at most 150 kB', () => {
    expect(bundleBytes).toBeGreaterThan(0);
    expect(bundleBytes).toBeLessThanOrEqual(MAX_BUNDLE_BYTES);
  });

  it('answers as Lambda would run it, with no other module around', () => {
    const paymentMethod = { type: 'iban', iban: 'DE89370400440532013000' };
    const script = `handler(${JSON.stringify({ ...PAYMENT, paymentMethod })}, ${JSON.stringify(CONTEXT)})
      .then((result) => console.log(JSON.stringify(result)));`;

    const lines = parseLines(execFileSync(...startWith(ENVIRONMENT, script)));

    expect(lines.at(-1)).toMatchObject({
      outcome: 'accepted',
      region: 'us-east-2',
      paymentMethod: { type: 'iban', country: 'DE', last4: '3000' },
    });
    expect(lines).toContainEqual(expect.objectContaining({ message: 'Payment accepted' }));
    expect(lines).toContainEqual(expect.objectContaining({ PaymentAccepted: 1 }));
  });

  it('does not start with a bad configuration, and says why', () => {
    const environment = { ...ENVIRONMENT, PAYMENT_LIMITS: '{"USD":1}' };

    const { status, stderr } = spawnSync(...startWith(environment, ''));

    expect(status).not.toBe(0);
    expect(stderr).toContain(
      'ConfigurationError: PAYMENT_LIMITS has a limit for USD that is not a decimal string',
    );
  });
});
