import type { HandleOf } from '../../cfn/handle';
import * as dynamodb from '../../cfn/resources/dynamodb.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

/**
 * What this region knows of itself: whether detection is armed, which operation runs or ran
 * last, the latest samples, the latch. One item each. Not a global table: a region has to be
 * able to decide and act with nothing but its own copy.
 *
 * A new table is empty, and no `arming` item means not armed: a first deploy can't fail over.
 */
export function addStateTable(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<dynamodb.Table> {
  return template.add(
    'StateTable',
    new dynamodb.Table({
      TableName: name('stateTable'),
      AttributeDefinitions: [{ AttributeName: 'item', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }],
      // A few requests a minute for years, then some hundred within minutes.
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: parameters.KeyArn },
    }),
  );
}
