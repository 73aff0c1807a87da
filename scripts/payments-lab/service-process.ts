import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../postgres/free-port';
import { NodeProcess } from './node-process';
import { PaymentsClient } from './payments-client';
import { serviceEnvironment } from './service-environment';

export interface ServiceProcessOptions {
  /** The bundled service. */
  readonly program: string;
  readonly databasePort: number;
  readonly awsUrl: string;
  readonly logFile: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const POLL_MS = 25;
const READY_WITHIN_MS = 60_000;

/** The payment service in a process of its own, on a port that it keeps when it is started again. */
export class ServiceProcess {
  private constructor(
    readonly port: number,
    private readonly internalPort: number,
    private readonly options: ServiceProcessOptions,
    private process: NodeProcess,
  ) {}

  static async start(options: ServiceProcessOptions): Promise<ServiceProcess> {
    const port = await findFreePort();
    const internalPort = await findFreePort();
    const process = run(options, port, internalPort);
    return new ServiceProcess(port, internalPort, options, process);
  }

  get node(): NodeProcess {
    return this.process;
  }

  /** Ends the process without a chance to finish anything. */
  kill(): Promise<void> {
    return this.process.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.process.end('SIGTERM');
  }

  /** Starts a new process where the old one was. */
  startAgain(): void {
    this.process = run(this.options, this.port, this.internalPort);
  }

  /** @throws Error when it ends instead, or isn't ready within a minute */
  async untilReady(): Promise<void> {
    const client = new PaymentsClient(this.port);
    const giveUpMs = Date.now() + READY_WITHIN_MS;
    try {
      for (;;) {
        const answer = await client.send({ method: 'GET', path: '/health/ready' });
        if (answer.kind === 'answer' && answer.status === 200) return;
        if (this.process.hasEnded || Date.now() > giveUpMs) {
          throw new Error(`the service does not get ready; its log is ${this.options.logFile}`);
        }
        await sleep(POLL_MS);
      }
    } finally {
      client.close();
    }
  }
}

const run = (options: ServiceProcessOptions, port: number, internalPort: number): NodeProcess =>
  NodeProcess.start({
    program: options.program,
    environment: {
      ...serviceEnvironment({ ...options, port, internalPort }),
      ...options.environment,
    },
    logFile: options.logFile,
  });
