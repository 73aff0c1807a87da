import type { Behaviour } from './runtime/behaviour';
import type { LocalCloudState } from './state';

/** One API call as the local cloud gets it from an SDK client. */
export interface ServiceContext {
  readonly state: LocalCloudState;
  /** Bytes too large for the state (templates, function code), by content hash. */
  readonly blobs: BlobStore;
  readonly region: string;
  readonly nowMs: number;
  /** How AWS's own processes go; absent: well. */
  readonly behaviour?: Behaviour | undefined;
}

/** Handlers of one service by operation, `{ CreateBucket: (context, input) => output }`. */
export type Service = Readonly<
  Record<string, (context: ServiceContext, input: never) => Record<string, unknown>>
>;

export interface BlobStore {
  /** Returns the key to get it back by: the content's SHA-256, hex. */
  put(content: Uint8Array): string;
  get(key: string): Uint8Array;
}

/** An error as an AWS service sends it; the SDK client throws it with `name`, `message` and status. */
export class AwsError extends Error {
  constructor(
    /** As the SDK names it: `ValidationError`, `NoSuchBucket`, `Throttling`. */
    override readonly name: string,
    message: string,
    readonly statusCode: number = 400,
  ) {
    super(message);
  }
}
