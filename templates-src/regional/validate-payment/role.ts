import type { HandleOf } from '../../cfn/handle';
import { allow, policy, trustService } from '../../cfn/policy';
import * as iam from '../../cfn/resources/iam.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';

export interface ValidatePaymentRoleDependencies {
  readonly logGroup: HandleOf<logs.LogGroup>;
  readonly peerAliasArn: Value<string>;
}

/**
 * Not AWSLambdaBasicExecutionRole: that lets Lambda make the log group again after the stack is
 * deleted, and the next deploy then fails on it.
 */
export function addValidatePaymentRole(
  template: Template,
  { name }: RegionalContext,
  { logGroup, peerAliasArn }: ValidatePaymentRoleDependencies,
): HandleOf<iam.Role> {
  return template.add(
    'ValidatePaymentRole',
    new iam.Role({
      RoleName: name('validatePaymentRole'),
      Description: 'validate-payment: writes its log, calls its peer',
      AssumeRolePolicyDocument: trustService('lambda.amazonaws.com'),
      Policies: [
        {
          PolicyName: 'validate-payments',
          PolicyDocument: policy(
            allow({
              Sid: 'WriteLog',
              Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              // The attribute ends in `:*`, which stands for the group's streams.
              Resource: logGroup.att('Arn'),
            }),
            allow({
              // Within one account the caller's policy is enough; the peer needs none for us.
              // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
              Sid: 'InvokePeer',
              Action: 'lambda:InvokeFunction',
              Resource: peerAliasArn,
            }),
            allow({
              // Know no resource:
              // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
              Sid: 'Trace',
              Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
              Resource: '*',
            }),
          ),
        },
      ],
    }),
  );
}
