import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { TransactionLog } from './transaction-log';

export interface S3TransactionLogOptions {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucket: string;
  /** Ends with a slash. */
  readonly prefix: string;
}

/**
 * The log in S3, one object per batch. `If-None-Match: *` never overwrites, and is the only way in
 * which the task's role may write:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function s3TransactionLog({
  client,
  bucket,
  prefix,
}: S3TransactionLogOptions): TransactionLog {
  return {
    async append(name, lines) {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `${prefix}${name}`,
            Body: lines.map((line) => `${line}\n`).join(''),
            ContentType: 'application/x-ndjson',
            IfNoneMatch: '*',
          }),
        );
      } catch (error) {
        if (error instanceof Error && error.name === 'PreconditionFailed') return;
        throw error;
      }
    },
  };
}
