import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request, type Server } from 'node:https';
import { selfSignedCertificate } from '../../../functions/payment-service/tls/self-signed-certificate';
import {
  afterCheck,
  eligible,
  NEW_TARGET,
  type TargetGroupSettings,
  type TargetHealth,
} from './target-health';

interface Target {
  readonly port: number;
  health: TargetHealth;
  outstanding: number;
  readonly stopChecking: () => void;
}

export interface LoadBalancerOptions {
  readonly settings: TargetGroupSettings;
  readonly onTargets: (counts: { readonly registered: number; readonly healthy: number }) => void;
}

/**
 * An application load balancer, as far as payments meet one: TLS, health checks as its target group
 * says, the target with the least outstanding requests, and its own 502, 503 and 504.
 */
export class LoadBalancer {
  private readonly targets = new Map<number, Target>();
  private readonly agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  private server: Server | undefined;
  private told = '';

  constructor(private readonly options: LoadBalancerOptions) {}

  /**
   * @param wantedPort - 0 takes any free port
   * @returns the port that it listens on
   */
  async listen(wantedPort: number): Promise<number> {
    const server = createServer(
      selfSignedCertificate('load-balancer', Date.now()),
      (incoming, response) => this.answer(incoming, response),
    );
    this.server = server;
    server.keepAliveTimeout = 60_000;
    server.listen(wantedPort, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no port to listen on');
    return address.port;
  }

  stop(): void {
    this.register([]);
    this.agent.destroy();
    this.server?.close();
    this.server?.closeAllConnections();
  }

  register(ports: readonly number[]): void {
    for (const [port, target] of this.targets) {
      if (!ports.includes(port)) {
        target.stopChecking();
        this.targets.delete(port);
      }
    }
    for (const port of ports) {
      if (!this.targets.has(port)) this.add(port);
    }
    this.tell();
  }

  private add(port: number): void {
    let isRegistered = true;
    let timer: NodeJS.Timeout;
    const target: Target = {
      port,
      health: NEW_TARGET,
      outstanding: 0,
      stopChecking: () => {
        isRegistered = false;
        clearTimeout(timer);
      },
    };
    this.targets.set(port, target);
    const check = async () => {
      const isGood = await this.check(port);
      if (!isRegistered) return;
      target.health = afterCheck(target.health, isGood, this.options.settings);
      this.tell();
      timer = setTimeout(check, this.options.settings.intervalMs);
    };
    void check();
  }

  private check(port: number): Promise<boolean> {
    const { path, timeoutMs } = this.options.settings;
    return new Promise((resolve) => {
      const outgoing = request(
        { host: '127.0.0.1', port, path, rejectUnauthorized: false },
        (incoming) => {
          incoming.resume();
          resolve(incoming.statusCode === 200);
        },
      );
      const timer = setTimeout(() => outgoing.destroy(), timeoutMs);
      outgoing.on('error', () => resolve(false));
      outgoing.on('close', () => {
        clearTimeout(timer);
        resolve(false);
      });
      outgoing.end();
    });
  }

  private tell(): void {
    const all = [...this.targets.values()];
    const counts = {
      registered: all.length,
      healthy: all.filter(({ health }) => health.state === 'healthy').length,
    };
    const text = JSON.stringify(counts);
    if (text !== this.told) {
      this.told = text;
      this.options.onTargets(counts);
    }
  }

  private answer(incoming: IncomingMessage, response: ServerResponse): void {
    const [target] = [...eligible([...this.targets.values()])].sort(
      (one, other) => one.outstanding - other.outstanding,
    );
    if (target === undefined) {
      incoming.resume();
      fail(response, 503);
      return;
    }
    target.outstanding += 1;
    const outgoing = request({
      agent: this.agent,
      host: '127.0.0.1',
      port: target.port,
      method: incoming.method,
      path: incoming.url,
      headers: incoming.headers,
    });
    outgoing.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
      answer.on('error', () => response.destroy());
    });
    outgoing.on('error', () => fail(response, 502));
    outgoing.on('close', () => {
      target.outstanding -= 1;
    });
    response.on('close', () => {
      if (!response.writableFinished) outgoing.destroy();
    });
    incoming.pipe(outgoing);
  }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
function fail(response: ServerResponse, status: 502 | 503): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-length': 0 });
  response.end();
}
