import { FAILOVER_NAMESPACE } from '../../../functions/shared/failover-metrics';
import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, type PolicyStatement } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Value } from '../../cfn/value';
import type { FailoverArns } from './arns';

/** What a function needs to run at all. */
export function runFunction(logGroup: HandleOf<logs.LogGroup>): PolicyStatement[] {
  return [
    allow({
      Sid: 'WriteLog',
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      // The attribute ends in `:*`, which stands for the group's streams.
      Resource: logGroup.att('Arn'),
    }),
    allow({
      // Know no resource:
      // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
      Sid: 'Trace',
      Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      Resource: '*',
    }),
  ];
}

/** A key is used through the services that hold what it encrypts, and never directly. */
export function useKey(
  sid: string,
  keyArn: Value<string>,
  region: Value<string>,
  services: readonly ('dynamodb' | 's3' | 'sns')[],
): PolicyStatement {
  // DynamoDB decrypts its table's key as the caller; SNS and S3 ask for a data key as the caller.
  const encrypts = services.some((service) => service !== 'dynamodb');
  return allow({
    Sid: sid,
    Action: ['kms:Decrypt', ...(encrypts ? ['kms:GenerateDataKey'] : [])],
    Resource: keyArn,
    Condition: {
      StringEquals: {
        'kms:ViaService': services.map((service) => sub`${service}.${region}.${aws.urlSuffix}`),
      },
    },
  });
}

/**
 * Reading the database's state. The page for this very use gives `*`, and a call that is refused
 * would make the database unknown:
 * https://docs.aws.amazon.com/r53recovery/latest/dg/security_iam_region_switch_aurora.html
 */
export function describeDatabase(actions: readonly string[]): PolicyStatement {
  return allow({ Sid: 'DescribeDatabase', Action: actions, Resource: '*' });
}

/** Metrics have no ARN; what is published is held to one namespace. */
export function publishMetrics(): PolicyStatement {
  return allow({
    Sid: 'PublishMetrics',
    Action: 'cloudwatch:PutMetricData',
    Resource: '*',
    Condition: { StringEquals: { 'cloudwatch:namespace': FAILOVER_NAMESPACE } },
  });
}

export function readMetrics(): PolicyStatement {
  return allow({ Sid: 'ReadMetrics', Action: 'cloudwatch:GetMetricData', Resource: '*' });
}

/**
 * Moving the bounds of the service's scalable target, which asks ECS in the caller's name:
 * https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html
 */
export function scaleService(
  arns: FailoverArns,
  regions: readonly Value<string>[],
): PolicyStatement[] {
  return [
    allow({
      Sid: 'MoveBoundsOfService',
      Action: 'application-autoscaling:RegisterScalableTarget',
      Resource: regions.map((region) => arns.scalableTargets(region)),
      Condition: {
        StringEquals: {
          'application-autoscaling:service-namespace': 'ecs',
          'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
        },
      },
    }),
    allow({
      Sid: 'ScaleService',
      Action: ['ecs:DescribeServices', 'ecs:UpdateService'],
      Resource: regions.map((region) => arns.service(region)),
    }),
  ];
}
