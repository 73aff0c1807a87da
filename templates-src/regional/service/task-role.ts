import { DRAINING } from '../../../functions/shared/state/draining';
import { OPERATION_ITEM } from '../../../functions/shared/state/operation-model';
import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, policy } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as iam from '../../cfn/resources/iam.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { useKey } from '../failover/statements';
import { standInStatements } from '../stand-in/statements';
import type { ValidatePayment } from '../validate-payment/handles';
import { TRANSACTION_LOG_PREFIX } from './container-contract';
import { trustTasks } from './task-trust';

/**
 * Items of the state table that the service reads.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
const STATE_ITEMS = [DRAINING.name, OPERATION_ITEM];

/**
 * What the payment service may do itself. The database asks for a password, not for a role,
 * and metrics go through the log, so neither is here.
 */
export function addTaskRole(
  template: Template,
  context: RegionalContext,
  validatePayment: ValidatePayment,
): HandleOf<iam.Role> {
  const { parameters, name } = context;
  return template.add(
    'TaskRole',
    new iam.Role({
      RoleName: name('taskRole'),
      Description: 'Payment service: validates payments and appends to the transaction log',
      AssumeRolePolicyDocument: trustTasks(),
      Policies: [
        {
          PolicyName: 'take-payments',
          PolicyDocument: policy(
            allow({
              // The peer's is for when this region's validator fails.
              Sid: 'ValidatePayments',
              Action: 'lambda:InvokeFunction',
              Resource: [validatePayment.aliasArn, validatePayment.peerAliasArn],
            }),
            allow({
              // Append only: neither read, delete nor overwrite. Every write has to say
              // `If-None-Match`, which S3 refuses where the key is taken:
              // https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
              Sid: 'AppendToTransactionLog',
              Action: 's3:PutObject',
              Resource: sub`arn:${aws.partition}:s3:::${parameters.TransactionLogBucketName}/${TRANSACTION_LOG_PREFIX}*`,
              Condition: { Null: { 's3:if-none-match': 'false' } },
            }),
            allow({
              // What a switchover asks of this service, and how far an operation is. By name: the
              // table is made after the tasks that ask for it.
              Sid: 'ReadState',
              Action: 'dynamodb:GetItem',
              Resource: sub`arn:${aws.partition}:dynamodb:${aws.region}:${aws.accountId}:table/${name('stateTable')}`,
              Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': STATE_ITEMS } },
            }),
            useKey('DecryptState', parameters.KeyArn, aws.region, ['dynamodb']),
            allow({
              Sid: 'EncryptTransactionLog',
              Action: 'kms:GenerateDataKey',
              Resource: parameters.KeyArn,
              Condition: {
                StringEquals: { 'kms:ViaService': sub`s3.${aws.region}.${aws.urlSuffix}` },
              },
            }),
            ...standInStatements(context),
          ),
        },
      ],
    }),
  );
}
