import type { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3TransactionLog } from '../../../../functions/payment-service/transaction-log/s3-transaction-log';

const logWith = (send: (command: PutObjectCommand) => Promise<unknown>) =>
  s3TransactionLog({
    client: { send } as unknown as Pick<S3Client, 'send'>,
    bucket: 'bucket',
    prefix: 'transactions/',
  });

class S3Error extends Error {
  constructor(name: string) {
    super(name);
    this.name = name;
  }
}

it('never overwrites, which is all that its role may do', async () => {
  const sent: PutObjectCommand['input'][] = [];
  const log = logWith(async ({ input }) => sent.push(input));

  await log.append('us-east-1/2026/06/01/12/a_b.ndjson', ['{"id":1}', '{"id":2}']);

  expect(sent).toEqual([
    {
      Bucket: 'bucket',
      Key: 'transactions/us-east-1/2026/06/01/12/a_b.ndjson',
      Body: '{"id":1}\n{"id":2}\n',
      ContentType: 'application/x-ndjson',
      IfNoneMatch: '*',
    },
  ]);
});

it('takes a batch that is there already for written', async () => {
  const log = logWith(() => Promise.reject(new S3Error('PreconditionFailed')));

  await expect(log.append('name', [])).resolves.toBeUndefined();
});

it('fails when it is not known whether the batch is there', async () => {
  const log = logWith(() => Promise.reject(new S3Error('SlowDown')));

  await expect(log.append('name', [])).rejects.toThrow('SlowDown');
});
