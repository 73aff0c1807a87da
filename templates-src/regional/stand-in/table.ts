import { OPEN_INTAKES_INDEX } from '../../../functions/payment-service/stand-in/intake-index';
import type { HandleOf } from '../../cfn/handle';
import * as dynamodb from '../../cfn/resources/dynamodb.gen';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';

/**
 * Payments that this region accepted while no database took them. Of this region alone: what it
 * accepts must not wait for the other one. Each is booked by whichever region writes, and kept
 * after that for as long as its key counts.
 */
export function addIntakeTable(
  template: Template,
  { parameters, name }: RegionalContext,
): HandleOf<dynamodb.Table> {
  return template.add(
    'IntakeTable',
    new dynamodb.Table({
      TableName: name('intakeTable'),
      AttributeDefinitions: ['item', 'queue', 'acceptedAt'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [{ AttributeName: 'item', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          // Only what waits has a queue, so that looking for it costs nothing when nothing does.
          IndexName: OPEN_INTAKES_INDEX,
          KeySchema: [
            { AttributeName: 'queue', KeyType: 'HASH' },
            { AttributeName: 'acceptedAt', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      // Nothing for years, then all payments at once: a table that has never been used takes 4,000
      // writes a second. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: parameters.KeyArn },
      // What isn't booked has no such time.
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    }),
  );
}
