import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { arm, disarm, pauseArming, readArming } from '../../functions/shared/state/arming';
import type { ArmingItems } from '../engine/ports';
import type { Call } from './errors';

/** The arming item as the functions of the region read it, through the SDK. */
export function createArmingItems(dynamodb: DynamoDBClient, call: Call): ArmingItems {
  const put = <T>(send: () => Promise<T>) => call('dynamodb:PutItem', send);
  return {
    read: (tableName) => call('dynamodb:GetItem', () => readArming({ dynamodb, tableName })),
    arm: (tableName, change) => put(() => arm({ dynamodb, tableName }, change)),
    disarm: (tableName, change) => put(() => disarm({ dynamodb, tableName }, change)),
    pause: (tableName, change) => put(() => pauseArming({ dynamodb, tableName }, change)),
  };
}
