import { systemClock } from '../../../functions/shared/adapters/system-clock';
import { withTimeout } from '../../../functions/shared/with-timeout';
import type { DiagnosisPort } from '../../engine/diagnosis/ports';
import type { Connection } from '../clients';
import { type Call, callsTo } from '../errors';
import { createDiagnosisClients } from './clients';
import { readServiceEvents, readStoppedTasks } from './ecs-tasks';
import { readLogDestinations, readLogLines } from './logs';
import { readOwner } from './owner';

/** Above what one try of a call may take, so that its own reason is the one seen. */
export const LOOK_LIMIT_MS = 10_000;

/** What services say about failures in one region, through the SDK. Each look ends in time. */
export function createDiagnosis(
  region: string,
  connection: Connection,
  limitMs = LOOK_LIMIT_MS,
): DiagnosisPort {
  const { cloudFormation, ecs, logs } = createDiagnosisClients(region, connection);
  const call = callsTo({ region, profile: connection.profile });
  // The machine's clock, whatever the cloud's: it is somebody at a terminal who waits.
  const look: Call = (action, send) =>
    withTimeout({ clock: systemClock, what: action, timeoutMs: limitMs }, () => call(action, send));
  return {
    stoppedTasks: (service) => readStoppedTasks(ecs, look, service),
    serviceEvents: (service) => look('ecs:DescribeServices', () => readServiceEvents(ecs, service)),
    logDestinations: (taskDefinitionArn) =>
      look('ecs:DescribeTaskDefinition', () => readLogDestinations(ecs, taskDefinitionArn)),
    lastLogLines: (stream, limit) =>
      look('logs:GetLogEvents', () => readLogLines(logs, stream, limit)),
    stackOf: (physicalId) =>
      look('cloudformation:DescribeStackResources', () => readOwner(cloudFormation, physicalId)),
  };
}
