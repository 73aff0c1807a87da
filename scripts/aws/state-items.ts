import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { REPORTS } from '../../functions/failover/report/report-index';
import { readDecision } from '../../functions/shared/state/decision-record';
import { readExposure } from '../../functions/shared/state/exposure';
import { readJson } from '../../functions/shared/state/json-item';
import { readLatch } from '../../functions/shared/state/latch';
import { endDeadOperation, readOperation } from '../../functions/shared/state/operation';
import { readSamples } from '../../functions/shared/state/samples';
import type { StateItems } from '../engine/operation/ports';
import type { Call } from './errors';

/** Items of the state table as the functions of the region read and write them. */
export function createStateItems(dynamodb: DynamoDBClient, call: Call): StateItems {
  const get = <T>(send: () => Promise<T>) => call('dynamodb:GetItem', send);
  return {
    operation: (tableName) => get(() => readOperation({ dynamodb, tableName })),
    latch: (tableName) => get(() => readLatch({ dynamodb, tableName })),
    exposure: (tableName) => get(() => readExposure({ dynamodb, tableName })),
    decision: (tableName) => get(() => readDecision({ dynamodb, tableName })),
    samples: (tableName) => get(() => readSamples({ dynamodb, tableName })),
    reportIndex: (tableName) =>
      get(async () => (await readJson({ dynamodb, tableName }, REPORTS)).value),
    endDead: (tableName, dead, end) =>
      call('dynamodb:UpdateItem', () =>
        endDeadOperation({ dynamodb, tableName }, dead, { ...end, resume: 'by-a-person' }),
      ),
  };
}
