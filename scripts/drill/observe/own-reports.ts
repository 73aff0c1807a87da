import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Report } from '../../../functions/failover/report/report';
import { sentencesOf } from '../../../functions/failover/report/sentences';
import { isObject } from '../../../functions/shared/state/guards';
import type { HomeRole } from '../../../templates-src/topology';
import { attachLocalCloud, localClientConfig } from '../../local-cloud/attach';
import type { LocalCloud } from '../../local-cloud/cloud';
import type { SeenOperation } from '../checks/drill-history';
import type { EvidenceBody } from '../evidence/types';
import { REGIONS } from '../world/drill-cloud';

/** What the product's own reports of the operations say, to be held against what was measured. */
export async function ownReports(
  cloud: LocalCloud,
  buckets: Readonly<Record<HomeRole, string>>,
  operations: readonly SeenOperation[],
): Promise<readonly EvidenceBody[]> {
  const bodies: EvidenceBody[] = [];
  for (const { name, region } of operations) {
    const s3 = attachLocalCloud(new S3Client(localClientConfig(REGIONS[region])), cloud);
    const [kind = '', epoch = ''] = name.split('-');
    const listed = await s3.send(
      new ListObjectsV2Command({
        Bucket: buckets[region],
        Prefix: `failover-reports/${epoch}-${kind}/`,
      }),
    );
    const newest = (listed.Contents ?? [])
      .flatMap(({ Key: key }) => (key?.endsWith('.json') ? [key] : []))
      .sort((one, other) => revisionOf(one) - revisionOf(other))
      .at(-1);
    if (newest === undefined) continue;
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: buckets[region], Key: newest }));
    const report: unknown = JSON.parse((await Body?.transformToString()) ?? 'null');
    if (isReport(report)) bodies.push(bodyOf(name, `s3://${buckets[region]}/${newest}`, report));
  }
  return bodies;
}

const revisionOf = (key: string): number => Number(/revision-(\d+)/.exec(key)?.[1] ?? 0);

/** The failover function alone writes there. */
const isReport = (value: unknown): value is Report => isObject(value) && 'recoveryTime' in value;

function bodyOf(operation: string, location: string, report: Report): EvidenceBody {
  const { recoveryTime, expectedLoss } = report;
  return {
    type: 'own-report',
    operation,
    location,
    recoveryTimeMs: recoveryTime.kind === 'measured' ? recoveryTime.durationMs : null,
    expectedLossMs: expectedLoss.kind === 'estimated' ? expectedLoss.lagMs : null,
    statements: Object.entries(sentencesOf(report)).flatMap(([name, value]) =>
      typeof value === 'string' ? [{ name, value }] : [],
    ),
  };
}
