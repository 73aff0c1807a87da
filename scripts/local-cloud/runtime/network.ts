import type { CloudEndpoint } from '../attach';
import type { CloudRequest, LocalCloud } from '../cloud';
import type { Activity } from './activity';
import {
  type CallOrigin,
  type CallOutcome,
  ConnectionError,
  endpointRegion,
  type Interference,
  RequestTimeoutError,
} from './call';
import type { SleepingClock } from './virtual-clock';

/** A process that calls come from, and that may end while one is under way. */
export interface CallingProcess {
  readonly origin: CallOrigin;
  isAlive(): boolean;
  crash(): void;
}

export interface NetworkOptions {
  readonly cloud: LocalCloud;
  readonly clock: SleepingClock;
  readonly activity: Activity;
  readonly interference?: Interference | undefined;
}

/** As the SDK waits when nothing says otherwise: for ever. */
const NO_TIMEOUT_MS = Number.POSITIVE_INFINITY;

/** What lies between processes and the cloud: calls are lost, late, refused or answered. */
export class Network {
  constructor(private readonly options: NetworkOptions) {}

  /** The way of one process to the cloud; each attempt may take so long. */
  endpoint(process: CallingProcess, attemptTimeoutMs: number = NO_TIMEOUT_MS): CloudEndpoint {
    return {
      handle: (request) =>
        this.options.activity.during(() => this.call(request, process, attemptTimeoutMs)),
    };
  }

  private async call(
    request: CloudRequest,
    process: CallingProcess,
    attemptTimeoutMs: number,
  ): Promise<Record<string, unknown>> {
    const { cloud } = this.options;
    if (!process.isAlive()) {
      return this.never();
    }
    const outcome = this.outcomeOf(request, process);
    switch (outcome.kind) {
      case 'ok':
      case 'duplicate':
        return this.answered(request, process, attemptTimeoutMs);
      case 'error':
        throw outcome.error;
      case 'refused':
        throw new ConnectionError(`connect ECONNREFUSED ${request.service} in ${request.region}`);
      case 'hang':
        return this.timedOut(attemptTimeoutMs);
      case 'delay':
        return this.delayed(request, process, outcome.ms, attemptTimeoutMs);
      case 'lost-answer':
        await cloud.handle(request);
        return this.timedOut(attemptTimeoutMs);
      case 'crash':
        if (outcome.when === 'after') {
          await cloud.handle(request).catch(() => undefined);
        }
        process.crash();
        return this.never();
    }
  }

  private outcomeOf(request: CloudRequest, { origin }: CallingProcess): CallOutcome {
    return (
      this.options.interference?.({
        ...request,
        from: origin,
        fromRegion: origin.region,
        toRegion: endpointRegion(request.service, request.region),
        nowMs: this.options.clock.nowMs(),
      }) ?? { kind: 'ok' }
    );
  }

  /** A function that is called runs in virtual time itself, so its caller only waits. */
  private async answered(
    request: CloudRequest,
    process: CallingProcess,
    attemptTimeoutMs: number,
  ): Promise<Record<string, unknown>> {
    const { activity, cloud } = this.options;
    const answer = cloud.handle(request);
    const isInvocation = request.service === 'Lambda' && request.operation === 'Invoke';
    const output = isInvocation
      ? await activity.paused(() => this.race(answer, attemptTimeoutMs))
      : await answer;
    return process.isAlive() ? output : this.never();
  }

  /** Late on its way there: it takes effect even when the caller has given up by then. */
  private delayed(
    request: CloudRequest,
    process: CallingProcess,
    delayMs: number,
    attemptTimeoutMs: number,
  ): Promise<Record<string, unknown>> {
    const { activity, clock } = this.options;
    const answer = clock
      .sleep(delayMs)
      .then(() =>
        process.isAlive()
          ? activity.during(() => this.options.cloud.handle(request))
          : this.never(),
      );
    return activity.paused(() => this.race(answer, attemptTimeoutMs));
  }

  private race<T>(answer: Promise<T>, attemptTimeoutMs: number): Promise<T> {
    if (attemptTimeoutMs === NO_TIMEOUT_MS) {
      return answer;
    }
    // Whoever loses must not be an unhandled rejection.
    answer.catch(() => undefined);
    const late = this.options.clock.sleep(attemptTimeoutMs).then(() => {
      throw timeoutError(attemptTimeoutMs);
    });
    late.catch(() => undefined);
    return Promise.race([answer, late]);
  }

  private async timedOut(attemptTimeoutMs: number): Promise<never> {
    if (attemptTimeoutMs === NO_TIMEOUT_MS) {
      return this.never();
    }
    await this.options.activity.paused(() => this.options.clock.sleep(attemptTimeoutMs));
    throw timeoutError(attemptTimeoutMs);
  }

  /** For callers that nobody will ever answer; they count as waiting. */
  private never(): Promise<never> {
    return this.options.activity.paused(() => new Promise<never>(() => undefined));
  }
}

function timeoutError(attemptTimeoutMs: number): RequestTimeoutError {
  return new RequestTimeoutError(
    `Connection timed out: no answer within ${attemptTimeoutMs} ms (the local cloud's network)`,
  );
}
