import { generateKeyPairSync, randomFillSync, sign } from 'node:crypto';
import { bitString, integer, objectIdentifier, sequence, set, utcTime, utf8String } from './der';

const COMMON_NAME = '2.5.4.3';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';

/** Longer than any task lives. */
const VALID_FOR_MS = 365 * 24 * 60 * 60 * 1000;

/** Clocks differ. */
const BACKDATED_MS = 60 * 60 * 1000;

export interface Certificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly cert: string;
}

/**
 * A key and a certificate over it, which exist in this process's memory and nowhere else.
 *
 * It encrypts the hop from the load balancer, which verifies no certificate of a target, and proves
 * nothing; hence no name, no extension, and version 1 of X.509 (RFC 5280 section 4.1).
 */
export function selfSignedCertificate(commonName: string, nowMs: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(objectIdentifier(COMMON_NAME), utf8String(commonName))));
  const algorithm = sequence(objectIdentifier(ECDSA_WITH_SHA256));
  const toBeSigned = sequence(
    integer(randomSerialNumber()),
    algorithm,
    name,
    sequence(utcTime(new Date(nowMs - BACKDATED_MS)), utcTime(new Date(nowMs + VALID_FOR_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: toPem(sequence(toBeSigned, algorithm, bitString(signature))),
  };
}

/** Positive, and without a leading zero that DER would not allow. */
function randomSerialNumber(): Buffer {
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUInt8((bytes.readUInt8(0) & 0x7f) | 0x40, 0);
  return bytes;
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
