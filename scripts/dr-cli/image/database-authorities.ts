import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describeFailure } from '../../../functions/shared/describe-failure';
import { DrError, EXIT } from '../../engine/errors';

/**
 * Authorities of all regions' RDS certificates:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.SSL.html
 */
export const RDS_AUTHORITIES_URL =
  'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem';

const TIMEOUT_MS = 30_000;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Downloads the authorities. @returns PEM */
export async function downloadAuthorities(
  signal: AbortSignal,
  url = RDS_AUTHORITIES_URL,
): Promise<string> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return requireCertificates(await response.text());
  } catch (error) {
    signal.throwIfAborted();
    throw new DrError({
      code: 'DR_NO_DATABASE_AUTHORITIES',
      message: `the authorities of RDS's certificates can't be downloaded from ${url}: ${describeFailure(error)}`,
      nextSteps: [
        'download them where that is possible, then the same command again with --ca-bundle <file>',
      ],
      cause: error,
    });
  }
}

/** Reads the authorities from a file. @returns PEM */
export function readAuthorities(path: string): string {
  try {
    return requireCertificates(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new DrError({
      code: 'DR_NO_DATABASE_AUTHORITIES',
      message: `--ca-bundle ${path} can't be used: ${describeFailure(error)}`,
      nextSteps: [`curl -o rds-ca-bundle.pem ${RDS_AUTHORITIES_URL}`],
      exitCode: EXIT.invalidInput,
      cause: error,
    });
  }
}

/** An image with anything else in this place would connect to no database. */
function requireCertificates(pem: string): string {
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw new Error('it holds no certificate');
  for (const certificate of certificates) new X509Certificate(certificate);
  return pem;
}
