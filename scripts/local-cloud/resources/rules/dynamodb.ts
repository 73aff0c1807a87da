import { arn } from '../arn';
import { alreadyExists, invalidRequest } from '../failures';
import { generatedName } from '../generated-name';
import { flag, record, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { findResource } from '../store';
import { requireKey } from './kms';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html */
const MAX_NAME_LENGTH = 255;
const TYPE = 'AWS::DynamoDB::Table';

const table: ResourceRules = {
  // A guess.
  seconds: { create: 20, update: 20, delete: 15 },
  require(context, properties, existing) {
    const name = text(properties, 'TableName');
    if (existing === undefined && name !== undefined && findResource(context, TYPE, name)) {
      throw alreadyExists(`Table already exists: ${name}`);
    }
    const key = text(record(properties, 'SSESpecification'), 'KMSMasterKeyId');
    requireKey(context, key, `KMS key ${key} does not exist in ${context.region}`);
  },
  identify(context, properties) {
    const name =
      text(properties, 'TableName') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const tableArn = arn(context, 'dynamodb', `table/${name}`);
    const hasStream =
      text(record(properties, 'StreamSpecification'), 'StreamViewType') !== undefined;
    const label = new Date(context.nowMs).toISOString().replace('Z', '');
    return {
      physicalId: name,
      attributes: {
        Arn: tableArn,
        ...(hasStream && { StreamArn: `${tableArn}/stream/${label}` }),
      },
    };
  },
  beforeDelete(_context, existing) {
    if (flag(existing.properties, 'DeletionProtectionEnabled')) {
      throw invalidRequest(
        'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
      );
    }
  },
};

export const dynamoDbRules: RulesByType = { [TYPE]: table };
