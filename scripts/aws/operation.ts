import { readDatabase } from '../../functions/shared/signals/database';
import { functionClock } from '../engine/operation/function-clock';
import type { OperationPort } from '../engine/operation/ports';
import type { Connection } from './clients';
import { callsTo } from './errors';
import { reportReader } from './failover-report';
import { createOperationClients } from './operation-clients';
import { createService } from './service';
import { createStacks } from './stacks';
import { createStateItems } from './state-items';
import { createStateMachines } from './state-machines';

/** Failovers as seen from one region's own endpoints. */
export function createOperationPort(region: string, connection: Connection): OperationPort {
  const clients = createOperationClients(region, connection);
  const call = callsTo({ region, profile: connection.profile });
  return {
    stacks: createStacks(clients.cloudFormation, region, call),
    stateItems: createStateItems(clients.dynamodb, call),
    service: createService(clients, call),
    machines: createStateMachines(clients, call),
    database: (names, clock) => readDatabase(clients, functionClock(clock), names),
    report: reportReader(clients.s3, call),
  };
}
