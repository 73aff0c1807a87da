import { ChildProgram } from './child-program';
import { isBalancerReport, PORT_VARIABLE, TARGET_GROUP_VARIABLE } from './load-balancer-messages';
import type { TargetGroupSettings } from './target-health';
import { within } from './within';

export interface BalancerProcessOptions {
  readonly program: string;
  readonly logFile: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly settings: TargetGroupSettings;
  readonly onTargets: () => void;
}

/** A region's load balancer, in a process of its own. */
export class BalancerProcess {
  private process: ChildProgram | undefined;
  private port = 0;
  private ports: readonly number[] = [];
  private targets = { registered: 0, healthy: 0 };
  private isKnownHealthy = false;

  constructor(private readonly options: BalancerProcessOptions) {}

  get healthyTargets(): number {
    return this.targets.healthy;
  }

  /**
   * What Route 53 knows of it: a load balancer that is gone with its region tells nobody, so that it
   * takes the endpoint's health check to notice. A guess; AWS doesn't say how aliases learn of it.
   */
  get isSeenHealthy(): boolean {
    return this.isKnownHealthy;
  }

  /** @returns the port that it listens on, each time the same */
  start(): Promise<number> {
    const { program, logFile, environment, settings, onTargets } = this.options;
    const started = new Promise<number>((resolve, reject) => {
      const process = ChildProgram.start({
        program,
        logFile,
        environment: {
          ...environment,
          [TARGET_GROUP_VARIABLE]: JSON.stringify(settings),
          [PORT_VARIABLE]: String(this.port),
        },
        onMessage: (message) => {
          if (!isBalancerReport(message)) return;
          if (message.kind === 'listening') {
            this.port = message.port;
            this.register(this.ports);
            resolve(message.port);
          } else {
            this.targets = message;
            this.isKnownHealthy = message.healthy > 0;
            onTargets();
          }
        },
      });
      process.onEnd(() => {
        this.targets = { registered: 0, healthy: 0 };
        onTargets();
        reject(new Error(`the load balancer has ended; its log is ${logFile}`));
      });
      this.process = process;
    });
    return within(`the load balancer to listen; its log is ${logFile}`, started);
  }

  register(ports: readonly number[]): void {
    this.ports = ports;
    this.process?.send({ ports });
  }

  async kill(): Promise<void> {
    await this.process?.end('SIGKILL');
  }
}
