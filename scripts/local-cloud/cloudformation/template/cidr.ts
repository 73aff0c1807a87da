import { validationError } from '../errors';
import { isList } from './json';
import { isUnknown, KNOWN_AFTER_APPLY } from './scope';

const DEFAULT_CIDR_BITS = 8;
const IPV4_BITS = 32;
const OCTET = 256;

/** `Fn::Cidr`: consecutive blocks of `2 ** cidrBits` addresses out of an IPv4 block. */
export function cidrBlocks(argument: unknown): unknown {
  if (!isList(argument) || argument.length < 2 || argument.length > 3) {
    throw validationError(
      'Template error: Fn::Cidr requires a list argument with two or three elements: an IP block, a count and optionally the number of subnet bits',
    );
  }
  const [block, count, bits = DEFAULT_CIDR_BITS] = argument;
  if (isUnknown(block)) {
    // Any block it is used with picks one by number; each of those is unknown too.
    return KNOWN_AFTER_APPLY;
  }
  return divide(String(block), Number(count), Number(bits));
}

function divide(block: string, count: number, cidrBits: number): readonly string[] {
  const [address = '', prefixText] = block.split('/');
  const prefix = Number(prefixText);
  const octets = address.split('.').map(Number);
  const size = 2 ** cidrBits;
  const available = 2 ** (IPV4_BITS - prefix) / size;
  if (octets.length !== 4 || octets.some(Number.isNaN) || Number.isNaN(prefix)) {
    throw validationError(
      `Template error: every Fn::Cidr object requires a valid IP block, got ${block}`,
    );
  }
  if (!(count >= 1 && count <= 256) || count > available) {
    throw validationError(
      `Template error: Fn::Cidr cannot divide ${block} into ${count} blocks of ${cidrBits} bits`,
    );
  }
  const start = octets.reduce((sum, octet) => sum * OCTET + octet, 0);
  return Array.from(
    { length: count },
    (_, index) => `${dotted(start + index * size)}/${IPV4_BITS - cidrBits}`,
  );
}

function dotted(address: number): string {
  return [3, 2, 1, 0].map((byte) => Math.floor(address / OCTET ** byte) % OCTET).join('.');
}
