import type { FailoverDependencies } from '../../../../functions/failover/dependencies';
import { isTaskName, tasks } from '../../../../functions/failover/tasks';
import type { HomeRole } from '../../../../functions/shared/failover-config';
import type { DnsAnswer, HttpsAnswer, HttpsRequest } from '../../../../functions/shared/ports';
import { AwsError } from '../../../../scripts/local-cloud/service';
import { VirtualClock } from '../../../support/virtual-clock';
import { configOf } from './config';
import { awsError, FakeRegion, GlobalDatabase } from './fake-region';

export interface WorldCall {
  readonly service: string;
  readonly operation: string;
  readonly place: 'own' | 'peer';
}

/** What becomes of a call; absent: it succeeds. */
export type Fate = 'hang' | 'crash-before' | 'crash-after' | { readonly fail: Error } | undefined;

const SERVICES = {
  dynamodb: 'dynamodb',
  rds: 'rds',
  cloudwatch: 'cloudwatch',
  sns: 'sns',
  s3: 's3',
  ecs: 'ecs',
  applicationAutoScaling: 'application-autoscaling',
  lambda: 'lambda',
} as const;

/** Two regions, a clock, DNS and a payment service, for one failover function. */
export class FailoverWorld {
  readonly clock = new VirtualClock();
  readonly config;
  readonly global;
  readonly own: FakeRegion;
  readonly peer: FakeRegion;
  readonly calls: WorldCall[] = [];
  readonly requests: HttpsRequest[] = [];
  readonly warnings: string[] = [];
  fateOf: (call: WorldCall) => Fate = () => undefined;
  /** The load balancers' addresses, and whose the name for clients has. */
  readonly addresses: Record<string, DnsAnswer>;
  verdict: DnsAnswer = { kind: 'answer', values: ['unhealthy'] };
  answerTo: (request: HttpsRequest) => HttpsAnswer;
  private crashed = false;

  constructor(homeRole: HomeRole = 'dr') {
    this.config = configOf(homeRole);
    const { config } = this;
    this.global = new GlobalDatabase([config.peerClusterArn, config.clusterArn]);
    const nowMs = () => this.clock.nowMs();
    this.own = new FakeRegion(config.region, config.clusterIdentifier, this.global, nowMs);
    this.peer = new FakeRegion(config.peerRegion, config.peerClusterIdentifier, this.global, nowMs);
    const name = config.domainName;
    this.addresses = {
      [name]: { kind: 'answer', values: ['192.0.2.10'] },
      [`${config.regionCode}.${name}`]: { kind: 'answer', values: ['192.0.2.11', '192.0.2.10'] },
      [`${config.peerRegionCode}.${name}`]: { kind: 'answer', values: ['198.51.100.10'] },
    };
    this.answerTo = ({ url, method }) => {
      if (url.endsWith('/health/writer')) return { kind: 'failed', reason: 'timed out' };
      if (!url.includes('/payments')) return { kind: 'response', status: 403, body: '' };
      const body = JSON.stringify({ id: 'payment-1' });
      return { kind: 'response', status: method === 'POST' ? 201 : 200, body };
    };
  }

  /** Runs a task as Lambda would. A crash ends the run, whatever the code caught. */
  async run(task: string, payload: Record<string, unknown> = {}): Promise<unknown> {
    if (!isTaskName(task)) throw new Error(`no task ${task}`);
    this.crashed = false;
    const answer = await tasks[task].invoke(this.dependencies(), { task, ...payload });
    if (this.crashed) throw new Error('crashed');
    return answer;
  }

  dependencies(): FailoverDependencies {
    const clients = (place: 'own' | 'peer') =>
      Object.fromEntries(
        Object.entries(SERVICES).map(([client, service]) => [client, this.client(place, service)]),
      );
    const log = () => undefined;
    return {
      config: this.config,
      own: clients('own') as never,
      peer: clients('peer') as never,
      clock: this.clock,
      dns: {
        txt: async () => this.verdict,
        address: async (name) => this.addresses[name] ?? { kind: 'none' },
      },
      https: {
        request: async (request) => {
          this.requests.push(request);
          return this.answerTo(request);
        },
      },
      logger: {
        resetKeys: log,
        addContext: log,
        appendKeys: log,
        info: log,
        warn: (message: string) => this.warnings.push(message),
      } as never,
    };
  }

  private client(place: 'own' | 'peer', service: string) {
    return {
      send: async (
        command: { readonly constructor: { readonly name: string }; readonly input: object },
        options?: { readonly abortSignal?: AbortSignal },
      ) => {
        if (this.crashed) throw new Error('crashed');
        const operation = command.constructor.name.replace(/Command$/, '');
        const call = { service, operation, place };
        this.calls.push(call);
        const fate = this.fateOf(call);
        if (fate === 'hang') return new Promise((_, reject) => rejectOnAbort(options, reject));
        if (fate === 'crash-before') return this.crash();
        if (typeof fate === 'object') throw fate.fail;
        const answer = this.answer(place, operation, { ...command.input });
        return fate === 'crash-after' ? this.crash() : answer;
      },
    };
  }

  private answer(place: 'own' | 'peer', operation: string, input: Record<string, unknown>) {
    try {
      return this[place].answer(operation, input);
    } catch (error) {
      throw error instanceof AwsError ? awsError(error.name, error.statusCode) : error;
    }
  }

  private crash(): never {
    this.crashed = true;
    throw new Error('crashed');
  }
}

function rejectOnAbort(
  options: { readonly abortSignal?: AbortSignal } | undefined,
  reject: (reason: unknown) => void,
): void {
  const signal = options?.abortSignal;
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
}
