import { DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDbIntakeTable } from '../../../../../functions/payment-service/stand-in/dynamodb-intake-table';
import type { Clock } from '../../../../../functions/shared/ports';
import { attachLocalCloud, localClientConfig } from '../../../../../scripts/local-cloud/attach';
import { createLocalCloud } from '../../../../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../../../../scripts/local-cloud/persistence';
import { TestRegion } from '../../../../scripts/local-cloud/resources/test-region';
import { propertiesOf } from '../../../../support/resolve';
import { deployed } from '../../../../templates-src/regional/alarms/deployed';
import type { CallOfProcess } from './fuse';

export const REGIONS = { primary: 'us-east-1', dr: 'us-east-2' } as const;
export const KEY_LIFETIME_SECONDS = 86_400;

/** As in the template; the local cloud has no keys here. */
const { SSESpecification: _encryption, ...TABLE } = propertiesOf(deployed('dr'), 'IntakeTable');

/** The intake tables of both regions, in the local cloud's DynamoDB. */
export class IntakeTables {
  private readonly client: (region: string) => DynamoDBClient;

  constructor(private readonly clock: Clock) {
    const regions = Object.values(REGIONS);
    const first = new TestRegion(regions[0]);
    for (const name of regions) first.peer(name).create('AWS::DynamoDB::Table', TABLE);
    const cloud = createLocalCloud({ store: new MemoryStore(first.state), clock });
    this.client = (region) =>
      attachLocalCloud(new DynamoDBClient(localClientConfig(region)), cloud);
  }

  /** As one process sees it, of this region unless it says that it is of the other one. */
  table(
    region: string,
    process?: CallOfProcess,
    seenFrom: 'here' | 'elsewhere' = 'here',
  ): DynamoDbIntakeTable {
    const client = this.client(region);
    if (process !== undefined) {
      client.middlewareStack.add((next) => (args) => process.call(() => next(args)), {
        step: 'initialize',
        name: 'callOfProcess',
      });
    }
    return new DynamoDbIntakeTable({
      dynamodb: client,
      tableName: String(TABLE.TableName),
      isOwn: seenFrom === 'here',
      clock: this.clock,
      keyLifetimeSeconds: KEY_LIFETIME_SECONDS,
    });
  }

  /** What docs/payment-service.md tells a person to do with a conflict that is settled. */
  async closeConflict(region: string, item: string): Promise<void> {
    await this.client(region).send(
      new UpdateItemCommand({
        TableName: String(TABLE.TableName),
        Key: { item: { S: item } },
        UpdateExpression: 'SET decision = :decision REMOVE #queue',
        ConditionExpression: '#state = :conflict',
        ExpressionAttributeNames: { '#queue': 'queue', '#state': 'state' },
        ExpressionAttributeValues: {
          ':decision': { S: '2026-06-01 jd: client paid again, payment 0197-…' },
          ':conflict': { S: 'conflict' },
        },
      }),
    );
  }

  /** Makes of an intake what no code has written. */
  async damage(region: string, item: string): Promise<void> {
    await this.client(region).send(
      new UpdateItemCommand({
        TableName: String(TABLE.TableName),
        Key: { item: { S: item } },
        UpdateExpression: 'SET payment = :payment',
        ExpressionAttributeValues: { ':payment': { S: '{}' } },
      }),
    );
  }

  /** Attributes of an item as they are stored. */
  async raw(region: string, item: string): Promise<unknown> {
    const { Item } = await this.client(region).send(
      new GetItemCommand({ TableName: String(TABLE.TableName), Key: { item: { S: item } } }),
    );
    return Item;
  }
}
