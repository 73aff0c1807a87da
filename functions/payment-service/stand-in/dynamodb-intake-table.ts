import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '../../shared/ports';
import { withTimeout } from '../../shared/with-timeout';
import type { Intake, KeptIntake, OpenIntake, Settlement } from './intake';
import { OPEN_INTAKES_INDEX } from './intake-index';
import {
  type Attributes,
  fromIntakeAttributes,
  intakeKey,
  pointerKey,
  toIntakeAttributes,
} from './intake-item';
import type { IntakeTable } from './intake-table';

export interface DynamoDbIntakeTableOptions {
  readonly dynamodb: Pick<DynamoDBClient, 'send'>;
  readonly tableName: string;
  /**
   * Of the region that asks. In the other one's table a settlement is marked as made elsewhere, for
   * the ledger that it was made by may not be the one that stays.
   */
  readonly isOwn: boolean;
  readonly clock: Clock;
  /** How long at least a settled intake is kept, for retries of its key. */
  readonly keyLifetimeSeconds: number;
}

/**
 * A partition of the index takes 1,000 writes a second, and an index that is written too fast
 * holds the table up:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
 */
const QUEUES = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

const CONFLICTS = 'conflict';

/** Settled by the other region, and not confirmed by this one. */
const ELSEWHERE = 'elsewhere';

/** Attributes that change when it is decided what becomes of an intake. */
const DECIDED = ['state', 'queue', 'settledWith', 'expiresAt'] as const;

/** From each queue, at a time. */
const LISTED_PER_QUEUE = 25;

/** An item takes some milliseconds; what takes longer than this isn't coming. */
const CALL_TIMEOUT_MS = 1_000;

/** Nobody asks for a payment by an id that nothing else knows for longer than that. */
const POINTER_LIFETIME_SECONDS = 90 * 86_400;

/** The intake table of one region, this one or the other. */
export class DynamoDbIntakeTable implements IntakeTable {
  constructor(private readonly options: DynamoDbIntakeTableOptions) {}

  async find(keyHash: string): Promise<KeptIntake | undefined> {
    const item = await this.get(intakeKey(keyHash));
    return item && fromIntakeAttributes(item);
  }

  async findByPaymentId(paymentId: string): Promise<KeptIntake | undefined> {
    const pointer = await this.get(pointerKey(paymentId));
    const keyHash = pointer?.keyHash?.S;
    if (keyHash === undefined) return undefined;
    const intake = await this.find(keyHash);
    // The pointer is written first: another request with the same key may have won, or none.
    return intake?.payment.id === paymentId ? intake : undefined;
  }

  async add(intake: Intake): Promise<'added' | 'key-taken'> {
    const { id, idempotencyKeyHash } = intake.payment;
    await this.call('keeping where an intake is', (abortSignal) =>
      this.options.dynamodb.send(
        new PutItemCommand({
          TableName: this.options.tableName,
          Item: {
            ...pointerKey(id),
            keyHash: { S: idempotencyKeyHash },
            expiresAt: this.expiry(POINTER_LIFETIME_SECONDS),
          },
        }),
        { abortSignal },
      ),
    );
    try {
      await this.call('keeping an intake', (abortSignal) =>
        this.options.dynamodb.send(
          new PutItemCommand({
            TableName: this.options.tableName,
            Item: { ...toIntakeAttributes(intake), queue: { S: queueOf(idempotencyKeyHash) } },
            ConditionExpression: 'attribute_not_exists(#item)',
            ExpressionAttributeNames: { '#item': 'item' },
          }),
          { abortSignal },
        ),
      );
      return 'added';
    } catch (error) {
      if (isRefused(error)) return 'key-taken';
      throw error;
    }
  }

  async listOpen(): Promise<readonly OpenIntake[]> {
    const pages = await Promise.all(QUEUES.map((queue) => this.listQueue(queue)));
    return pages.flat().sort((one, other) => one.acceptedAtMs - other.acceptedAtMs);
  }

  async countOpen(): Promise<number> {
    const counts = await Promise.all(QUEUES.map((queue) => this.countQueue(queue)));
    return counts.reduce((total, count) => total + count, 0);
  }

  countConflicts(): Promise<number> {
    return this.countQueue(CONFLICTS);
  }

  settle({ payment }: Intake, settlement: Settlement): Promise<'settled' | 'was-settled'> {
    const queue = this.options.isOwn ? undefined : ELSEWHERE;
    return this.decide(payment, settlement, { was: ['state', 'open'], queue });
  }

  listSettledElsewhere(): Promise<readonly OpenIntake[]> {
    return this.listQueue(ELSEWHERE);
  }

  async confirm({ payment }: Intake, settlement: Settlement): Promise<void> {
    await this.decide(payment, settlement, { was: ['queue', ELSEWHERE], queue: undefined });
  }

  private async decide(
    { idempotencyKeyHash }: Intake['payment'],
    settlement: Settlement,
    change: {
      /** An attribute and what it has to be. */
      readonly was: readonly ['state' | 'queue', string];
      readonly queue: string | undefined;
    },
  ): Promise<'settled' | 'was-settled'> {
    const isConflict = settlement.kind === 'conflict';
    const queue = isConflict ? CONFLICTS : change.queue;
    const settledWith = settlement.kind === 'booked' ? undefined : settlement.paymentId;
    const values: Attributes = {
      state: { S: settlement.kind },
      ...(queue !== undefined && { queue: { S: queue } }),
      ...(settledWith !== undefined && { settledWith: { S: settledWith } }),
      // Whoever retries within the key's lifetime still finds it. A conflict is kept for good.
      ...(!isConflict && { expiresAt: this.expiry(this.options.keyLifetimeSeconds) }),
    };
    const set = Object.keys(values);
    const removed = DECIDED.filter((name) => !set.includes(name));
    const [attribute, was] = change.was;
    try {
      await this.call('settling an intake', (abortSignal) =>
        this.options.dynamodb.send(
          new UpdateItemCommand({
            TableName: this.options.tableName,
            Key: intakeKey(idempotencyKeyHash),
            UpdateExpression: [
              `SET ${set.map((name) => `#${name} = :${name}`).join(', ')}`,
              ...(removed.length === 0
                ? []
                : [`REMOVE ${removed.map((name) => `#${name}`).join(', ')}`]),
            ].join(' '),
            ConditionExpression: `#${attribute} = :was`,
            ExpressionAttributeNames: Object.fromEntries(
              DECIDED.map((name) => [`#${name}`, name] as const),
            ),
            ExpressionAttributeValues: {
              ':was': { S: was },
              ...Object.fromEntries(
                Object.entries(values).map(([name, value]) => [`:${name}`, value] as const),
              ),
            },
          }),
          { abortSignal },
        ),
      );
      return 'settled';
    } catch (error) {
      // Another leader was first, and found the same.
      if (isRefused(error)) return 'was-settled';
      throw error;
    }
  }

  private async get(key: Attributes): Promise<Attributes | undefined> {
    const { Item } = await this.call('looking for an intake', (abortSignal) =>
      this.options.dynamodb.send(
        new GetItemCommand({
          TableName: this.options.tableName,
          Key: key,
          ConsistentRead: true,
        }),
        { abortSignal },
      ),
    );
    return Item;
  }

  private async listQueue(queue: string): Promise<OpenIntake[]> {
    const { Items = [] } = await this.query(queue, { Limit: LISTED_PER_QUEUE });
    return Items.flatMap(({ item, acceptedAt }) =>
      item?.S === undefined || acceptedAt?.S === undefined
        ? []
        : [
            {
              keyHash: item.S.slice('key#'.length),
              acceptedAtMs: Date.parse(acceptedAt.S),
            },
          ],
    );
  }

  private async countQueue(queue: string): Promise<number> {
    let total = 0;
    let ExclusiveStartKey: Attributes | undefined;
    do {
      const { Count = 0, LastEvaluatedKey } = await this.query(queue, {
        Select: 'COUNT',
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      });
      total += Count;
      ExclusiveStartKey = LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined);
    return total;
  }

  private query(
    queue: string,
    page: { Limit?: number; Select?: 'COUNT'; ExclusiveStartKey?: Attributes },
  ) {
    return this.call('listing open intakes', (abortSignal) =>
      this.options.dynamodb.send(
        new QueryCommand({
          TableName: this.options.tableName,
          IndexName: OPEN_INTAKES_INDEX,
          KeyConditionExpression: '#queue = :queue',
          ExpressionAttributeNames: { '#queue': 'queue' },
          ExpressionAttributeValues: { ':queue': { S: queue } },
          ...page,
        }),
        { abortSignal },
      ),
    );
  }

  private call<T>(what: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { clock } = this.options;
    return withTimeout({ clock, what, timeoutMs: CALL_TIMEOUT_MS }, work);
  }

  private expiry(afterSeconds: number) {
    return { N: String(Math.ceil(this.options.clock.nowMs() / 1_000) + afterSeconds) };
  }
}

/** By the key's hash, which spreads evenly. */
const queueOf = (keyHash: string): string =>
  QUEUES[Number.parseInt(keyHash.slice(0, 2), 16) % QUEUES.length] ?? QUEUES[0];

const isRefused = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';
