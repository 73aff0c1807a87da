import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { REPORT_VERSION, type Report } from '../../functions/failover/report/report';
import { isObject } from '../../functions/shared/state/guards';
import type { OperationPort } from '../engine/operation/ports';
import type { Call } from './errors';

/** Reads reports that the failover function wrote. */
export function reportReader(s3: S3Client, call: Call): OperationPort['report'] {
  return (bucket, { key }) =>
    call('s3:GetObject', async () => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: `${key}.json` }));
      const report: unknown = JSON.parse((await Body?.transformToString()) ?? 'null');
      if (!isReport(report)) {
        throw new Error(`s3://${bucket}/${key}.json is no report of version ${REPORT_VERSION}`);
      }
      return report;
    });
}

/** Written by one function alone, to a bucket that nobody else writes to: the version is enough. */
function isReport(value: unknown): value is Report {
  return isObject(value) && value.version === REPORT_VERSION;
}
