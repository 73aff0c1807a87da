import { createHash, createHmac } from 'node:crypto';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

export interface RequestToSign {
  readonly method: string;
  readonly host: string;
  /** As it is sent: each segment encoded once, no query. */
  readonly path: string;
  /** As it is sent: encoded, in order of names. */
  readonly query?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SigningScope {
  readonly region: string;
  readonly service: string;
  readonly credentials: Credentials;
  readonly nowMs: number;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * The headers that a request to AWS is sent with, signed (Signature Version 4). For functions that
 * make one call, for which the SDK's client would be several times their own size and start-up:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signRequest(
  { method, host, path, query = '', headers, body }: RequestToSign,
  { region, service, credentials, nowMs }: SigningScope,
): Readonly<Record<string, string>> {
  // 2015-08-30T12:36:00.000Z becomes 20150830T123600Z.
  const time = new Date(nowMs).toISOString().replace(/[:-]|\.\d{3}/g, '');
  const date = time.slice(0, 8);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const signed: Record<string, string> = {
    ...headers,
    host,
    'x-amz-date': time,
    ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
  };
  const names = Object.keys(signed).sort();
  const signedNames = names.join(';');
  const canonicalRequest = [
    method,
    // Every service but S3 signs the path encoded a second time.
    path.split('/').map(encodeURIComponent).join('/'),
    query,
    ...names.map((name) => `${name}:${signed[name]?.trim()}`),
    '',
    signedNames,
    sha256(body),
  ].join('\n');

  const scope = `${date}/${region}/${service}/aws4_request`;
  const toSign = [ALGORITHM, time, scope, sha256(canonicalRequest)].join('\n');
  const key = signingKey(secretAccessKey, [date, region, service, 'aws4_request']);
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...signed,
    authorization: `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${signedNames}, Signature=${signature}`,
  };
}

/** The last key: it is good for a day, and is most of what signing costs. */
let derived: { readonly of: string; readonly key: Buffer } | undefined;

function signingKey(secretAccessKey: string, scope: readonly string[]): Buffer {
  const of = [secretAccessKey, ...scope].join('\n');
  if (derived?.of !== of) {
    const key = scope.reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
    derived = { of, key };
  }
  return derived.key;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
