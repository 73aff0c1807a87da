import { createHash } from 'node:crypto';
import type { LocalCloudState } from '../state';

const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UPPER_ALPHANUMERIC = LOWER_ALPHANUMERIC.toUpperCase();
const MIXED_ALPHANUMERIC = `${LOWER_ALPHANUMERIC}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/**
 * Ids that look random and are the same in every equal run: each takes the
 * next number of the state's sequence and hashes it.
 */
function nextDigest(state: LocalCloudState): Buffer {
  state.sequence += 1;
  return createHash('sha512').update(`${state.accountId}/${state.sequence}`).digest();
}

function spell(state: LocalCloudState, alphabet: string, length: number): string {
  return [...nextDigest(state).subarray(0, length)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
}

/** Hexadecimal, as EC2 (17 digits after the dash) and ELB (16) use. At most 128 digits. */
export function hexId(state: LocalCloudState, length: number): string {
  return nextDigest(state).toString('hex').slice(0, length);
}

/** A version 4 UUID, as KMS, ACM and Route 53 health checks use. */
export function uuid(state: LocalCloudState): string {
  const digits = [...hexId(state, 32)];
  digits[12] = '4';
  digits[16] = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4] ?? '8';
  const text = digits.join('');
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20),
  ].join('-');
}

/** Capitals and digits, as in Route 53 zone ids, IAM ids and the end of generated names. */
export function upperId(state: LocalCloudState, length: number): string {
  return spell(state, UPPER_ALPHANUMERIC, length);
}

/** Small letters and digits, as in RDS endpoints. */
export function lowerId(state: LocalCloudState, length: number): string {
  return spell(state, LOWER_ALPHANUMERIC, length);
}

/** Letters of both cases and digits, as at the end of a secret's ARN. */
export function mixedId(state: LocalCloudState, length: number): string {
  return spell(state, MIXED_ALPHANUMERIC, length);
}

/**
 * A public IPv4 address out of 198.18.0.0/15, which is reserved for benchmarks and which nothing on
 * the internet has (RFC 2544). The ranges for documentation hold 768 addresses, so few that two
 * environments in one state would soon be given the same.
 */
export function publicIp(state: LocalCloudState): string {
  state.sequence += 1;
  const number = state.sequence % 2 ** 17;
  const [high, middle, low] = [number >> 16, (number >> 8) & 255, number & 255];
  return `198.${18 + high}.${middle}.${low}`;
}
