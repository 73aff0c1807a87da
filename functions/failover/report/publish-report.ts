import { PutObjectCommand } from '@aws-sdk/client-s3';
import { publish } from '../../shared/notify/publish';
import { changeJson } from '../../shared/state/json-item';
import type { Operation } from '../../shared/state/operation';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { ownTable } from '../state-tables';
import { gatherFacts } from './gather-facts';
import { renderMarkdown } from './markdown';
import { reportNotification } from './notification';
import { observeWriter } from './observe-writer';
import { buildReport, type Report } from './report';
import {
  announced,
  claimRevision,
  findingsDigest,
  REPORTS,
  type ReportIndex,
} from './report-index';

export interface PublishedReport {
  readonly key: string;
  readonly revision: number;
  readonly rtoMs: number | null;
}

/**
 * Writes what is known now as a report and tells the topic.
 *
 * The order makes it safe to die anywhere: a revision is claimed for its content before the
 * content is written, so a second run writes the same bytes to the same keys, or, if more has
 * become known, the next revision. People may be told something twice, and never not.
 */
export async function publishReport(
  context: TaskContext,
  operation: Operation,
): Promise<PublishedReport> {
  await observeWriter(context, operation);
  const report = buildReport(await gatherFacts(context, operation), context.config);
  const index = await awsCall('claiming a revision of the report', async () => {
    const claimed = await changeJson(ownTable(context), REPORTS, (before) =>
      claimRevision(before, report),
    );
    return claimed.value;
  });
  await writeObjects(context, report, index);
  const findings = findingsDigest(report);
  if (index.announcedFindings !== findings) await announce(context, report, { index, findings });
  const { recoveryTime } = report;
  return {
    key: `${index.key}.md`,
    revision: index.revision,
    rtoMs: recoveryTime.kind === 'measured' ? recoveryTime.durationMs : null,
  };
}

async function writeObjects(
  { own, config }: TaskContext,
  report: Report,
  { key, revision }: ReportIndex,
): Promise<void> {
  const objects = [
    { suffix: 'json', type: 'application/json', body: JSON.stringify(report, undefined, 2) },
    { suffix: 'md', type: 'text/markdown; charset=utf-8', body: renderMarkdown(report, revision) },
  ];
  await Promise.all(
    objects.map(({ suffix, type, body }) =>
      awsCall('s3:PutObject', () =>
        own.s3.send(
          new PutObjectCommand({
            Bucket: config.reportBucket,
            Key: `${key}.${suffix}`,
            ContentType: type,
            Body: `${body}\n`,
          }),
        ),
      ),
    ),
  );
}

async function announce(
  context: TaskContext,
  report: Report,
  { index, findings }: { readonly index: ReportIndex; readonly findings: string },
): Promise<void> {
  const { own, config } = context;
  await awsCall('sns:Publish', () =>
    publish(
      { sns: own.sns, topicArn: config.notificationTopicArn },
      reportNotification(report, {
        revision: index.revision,
        location: `s3://${config.reportBucket}/${index.key}.md`,
      }),
    ),
  );
  await awsCall('marking the report as announced', () =>
    changeJson(ownTable(context), REPORTS, (before) => announced(before, findings)),
  );
}
