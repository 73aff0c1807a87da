/**
 * What failover code needs from outside, apart from AWS: time, DNS and HTTPS.
 * Production adapters are in `adapters/`; simulation and tests bring their own.
 */

/** Time, so that minutes can pass in none. */
export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Resolves after the time has passed; rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Does something after the time has passed, unless it is taken back by calling what is returned. */
  after(ms: number, run: () => void): () => void;
}

/** Asks the zone's own name servers, never a cache: what is answered is what the world will see next. */
export interface Dns {
  /** TXT records; the strings of each are joined. */
  txt(name: string, options: DnsOptions): Promise<DnsAnswer>;
  /** IPv4 addresses. */
  address(name: string, options: DnsOptions): Promise<DnsAnswer>;
}

export interface DnsOptions {
  /** For the whole question, all name servers and the search for them included. */
  readonly timeoutMs: number;
}

/** `none`: the name servers say there is nothing. `failed`: nobody said anything; that proves nothing. */
export type DnsAnswer =
  | { readonly kind: 'answer'; readonly values: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface Https {
  /** Never rejects: what goes wrong is a `failed` answer. Redirects are not followed. */
  request(request: HttpsRequest): Promise<HttpsAnswer>;
}

export interface HttpsRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From the look-up of the name to the last byte. */
  readonly timeoutMs: number;
}

export type HttpsAnswer =
  | { readonly kind: 'response'; readonly status: number; readonly body: string }
  | { readonly kind: 'failed'; readonly reason: string };
