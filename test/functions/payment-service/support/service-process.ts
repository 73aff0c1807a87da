import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { findFreePort } from '../../../../scripts/postgres/free-port';
import { databaseVariables } from '../../../../scripts/postgres/service-variables';
import { unprivilegedUser } from '../../../../scripts/postgres/unprivileged-user';

export interface ServiceProcessOptions {
  /** Holds the programs; the process may not write to it. */
  readonly folder: string;
  readonly region: string;
  readonly databasePort: number;
  /** Of all of AWS. */
  readonly endpointUrl: string;
}

/** The bundle as a container runs it: nobody in particular, with its own environment and no more. */
export async function startServiceProcess(options: ServiceProcessOptions) {
  const { folder, region, databasePort, endpointUrl } = options;
  const port = await findFreePort();
  const env = {
    PORT: String(port),
    INTERNAL_PORT: String(await findFreePort()),
    AWS_REGION: region,
    PEER_REGION: region === 'us-east-1' ? 'us-east-2' : 'us-east-1',
    ENVIRONMENT_SUFFIX: 'test',
    HOME_ROLE: region === 'us-east-1' ? 'primary' : 'dr',
    ...databaseVariables(databasePort),
    TRANSACTION_LOG_BUCKET: 'transaction-logs',
    TRANSACTION_LOG_PREFIX: 'transactions/',
    VALIDATE_PAYMENT_FUNCTION: `arn:aws:lambda:${region}:111122223333:function:validate:live`,
    PEER_VALIDATE_PAYMENT_FUNCTION: 'arn:aws:lambda:us-east-2:111122223333:function:validate:live',
    STATE_TABLE: 'failover-state-test',
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    HOME: '/nonexistent',
  };
  const running = { ...unprivilegedUser, cwd: folder, env };
  const service = spawn(process.execPath, ['server.js'], {
    ...running,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [service.stdout, service.stderr]) {
    stream.on('data', (chunk: Buffer) => void output.push(chunk.toString('utf8')));
  }
  const exited = once(service, 'exit');
  return {
    url: `https://127.0.0.1:${port}`,
    /** Everything that it said. */
    output: () => output.join(''),
    /** Exit code of the container's health check. */
    checkHealth: () => spawnSync(process.execPath, ['health-check.js'], running).status,
    /** As ECS does it. @returns the exit code */
    async terminate(): Promise<unknown> {
      service.kill('SIGTERM');
      const [code] = await exited;
      return code;
    },
    kill(): void {
      service.kill('SIGKILL');
    },
  };
}

export type ServiceProcess = Awaited<ReturnType<typeof startServiceProcess>>;
