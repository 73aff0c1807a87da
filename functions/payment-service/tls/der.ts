/** As much of DER (ITU-T X.690) as a certificate of one's own takes. */

const TAG = {
  integer: 0x02,
  bitString: 0x03,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

function encode(tag: number, contents: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), encodeLength(contents.byteLength), contents]);
}

function encodeLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.byteLength]), bytes]);
}

export const sequence = (...members: readonly Buffer[]): Buffer =>
  encode(TAG.sequence, Buffer.concat(members));

export const set = (...members: readonly Buffer[]): Buffer =>
  encode(TAG.set, Buffer.concat(members));

/** @param bytes - a number that is not negative; the first bit of an INTEGER is its sign */
export const integer = (bytes: Buffer): Buffer =>
  encode(TAG.integer, bytes.readUInt8(0) < 0x80 ? bytes : Buffer.concat([Buffer.alloc(1), bytes]));

/** @param identifier - such as `2.5.4.3` */
export function objectIdentifier(identifier: string): Buffer {
  const [first = 0, second = 0, ...rest] = identifier.split('.').map(Number);
  return encode(
    TAG.objectIdentifier,
    Buffer.from([first * 40 + second, ...rest.flatMap(encodeBase128)]),
  );
}

function encodeBase128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

export const utf8String = (text: string): Buffer =>
  encode(TAG.utf8String, Buffer.from(text, 'utf8'));

/** Until 2049 certificates write times so (RFC 5280 section 4.1.2.5): `261122183250Z`. */
export const utcTime = (time: Date): Buffer =>
  encode(TAG.utcTime, Buffer.from(`${time.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

export const bitString = (bytes: Buffer): Buffer =>
  encode(TAG.bitString, Buffer.concat([Buffer.alloc(1), bytes]));
