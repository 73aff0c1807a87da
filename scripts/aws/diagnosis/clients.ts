import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { ECSClient } from '@aws-sdk/client-ecs';
import { clientConfig } from '../../../functions/shared/clients';
import { type Connection, connectionConfig } from '../clients';

/** Clients of one region for looks that nothing depends on. */
export interface DiagnosisClients {
  readonly cloudFormation: CloudFormationClient;
  readonly ecs: ECSClient;
  readonly logs: CloudWatchLogsClient;
}

/** With short time-outs and one repetition: a stack is being rolled back while they look. */
export function createDiagnosisClients(region: string, connection: Connection): DiagnosisClients {
  const options = { ...connectionConfig(connection), ...clientConfig(region) };
  const clients: DiagnosisClients = {
    cloudFormation: new CloudFormationClient(options),
    ecs: new ECSClient(options),
    logs: new CloudWatchLogsClient(options),
  };
  for (const client of Object.values(clients)) {
    connection.attach?.(client);
  }
  return clients;
}
