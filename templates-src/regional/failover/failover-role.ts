import { REPORT_PREFIX } from '../../../functions/failover/report/report-prefix';
import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, policy, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { failoverArns } from './arns';
import {
  describeDatabase,
  publishMetrics,
  readMetrics,
  runFunction,
  scaleService,
  useKey,
} from './statements';

/** What an old primary is left with, and what its copy is called. */
const LOST_WRITES = { source: 'rds:unplanned-global-failover-*', copy: 'lost-writes-*' } as const;

/**
 * The steps with logic. What reaches into the other region is the fencing of a lost one, the
 * preparation of the target of a switchover, and the rescue of what was not replicated.
 */
export function addFailoverRole(
  template: Template,
  context: RegionalContext,
  logGroup: HandleOf<logs.LogGroup>,
): HandleOf<iam.Role> {
  const { parameters, name } = context;
  const arns = failoverArns(context);
  const regions = [aws.region, parameters.PeerRegion];
  return template.add(
    'FailoverRole',
    new iam.Role({
      RoleName: name('failoverRole'),
      Description: 'failover: confirms, fences, verifies, latches and reports',
      AssumeRolePolicyDocument: trustService('lambda.amazonaws.com'),
      Policies: [
        {
          PolicyName: 'carry-out-steps',
          PolicyDocument: policy(
            ...runFunction(logGroup),
            describeDatabase([
              'rds:DescribeGlobalClusters',
              'rds:DescribeDBClusters',
              'rds:DescribeDBClusterSnapshots',
            ]),
            readMetrics(),
            publishMetrics(),
            allow({
              Sid: 'KeepState',
              Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
              Resource: arns.stateTable,
            }),
            allow({
              // The latch is in the DR region, whichever region moves the writer.
              Sid: 'LatchInPeer',
              Action: 'dynamodb:PutItem',
              Resource: arns.peerStateTable,
            }),
            allow({
              Sid: 'Notify',
              Action: 'sns:Publish',
              Resource: parameters.NotificationTopicArn,
            }),
            allow({
              Sid: 'WriteReport',
              Action: 's3:PutObject',
              Resource: sub`arn:${aws.partition}:s3:::${parameters.TransactionLogBucketName}/${REPORT_PREFIX}*`,
            }),
            useKey('UseKey', parameters.KeyArn, aws.region, ['dynamodb', 's3', 'sns']),
            useKey('UsePeerKey', parameters.PeerKeyArn, parameters.PeerRegion, ['dynamodb']),
            ...scaleService(arns, [parameters.PeerRegion]),
            allow({
              Sid: 'CopyLostWrites',
              Action: 'rds:CopyDBClusterSnapshot',
              Resource: regions.flatMap((region) => [
                arns.snapshot(region, LOST_WRITES.source),
                arns.snapshot(region, LOST_WRITES.copy),
              ]),
            }),
            allow({
              // A copy is billed until someone who finds it by its tags deletes it.
              Sid: 'TagCopies',
              Action: 'rds:AddTagsToResource',
              Resource: regions.map((region) => arns.snapshot(region, LOST_WRITES.copy)),
            }),
            allow({
              // RDS encrypts the copy in the caller's name, and keeps a grant for it.
              // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.Keys.html
              Sid: 'EncryptCopies',
              Action: ['kms:CreateGrant', 'kms:DescribeKey'],
              Resource: [parameters.KeyArn, parameters.PeerKeyArn],
              Condition: {
                StringEquals: {
                  'kms:ViaService': regions.map((region) => sub`rds.${region}.${aws.urlSuffix}`),
                },
              },
            }),
            allow({
              // Events of the database reach one region, and the report is written in the other.
              // By its alias: permission for a function is none for its aliases.
              // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
              Sid: 'ForwardEvents',
              Action: 'lambda:InvokeFunction',
              Resource: arns.peerFailoverFunction,
            }),
          ),
        },
      ],
    }),
  );
}
