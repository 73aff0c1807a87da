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
  /** Aborts when the process ends; absent for one that outlives the cloud. */
  readonly ended?: AbortSignal | undefined;
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
        return this.timedOut(process, attemptTimeoutMs);
      case 'delay':
        return this.delayed(request, process, outcome.ms, attemptTimeoutMs);
      case 'lost-answer':
        await cloud.handle(request);
        return this.timedOut(process, attemptTimeoutMs);
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
      ? await activity.paused(() => this.race(answer, process, attemptTimeoutMs))
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
    const { activity, cloud } = this.options;
    const answer = this.sleep(process, delayMs).then(() =>
      activity.during(() => cloud.handle(request)),
    );
    return activity.paused(() => this.race(answer, process, attemptTimeoutMs));
  }

  private async race<T>(
    answer: Promise<T>,
    process: CallingProcess,
    attemptTimeoutMs: number,
  ): Promise<T> {
    if (attemptTimeoutMs === NO_TIMEOUT_MS) {
      return answer;
    }
    const decided = new AbortController();
    const late = this.sleep(process, attemptTimeoutMs, decided.signal).then(() => {
      throw timeoutError(attemptTimeoutMs);
    });
    // Whoever loses must not be an unhandled rejection.
    answer.catch(() => undefined);
    late.catch(() => undefined);
    try {
      return await Promise.race([answer, late]);
    } finally {
      decided.abort();
    }
  }

  private async timedOut(process: CallingProcess, attemptTimeoutMs: number): Promise<never> {
    if (attemptTimeoutMs === NO_TIMEOUT_MS) {
      return this.never();
    }
    await this.options.activity.paused(() => this.sleep(process, attemptTimeoutMs));
    throw timeoutError(attemptTimeoutMs);
  }

  /** Never over for a process that has ended, and nothing waits for that. */
  private async sleep(process: CallingProcess, ms: number, signal?: AbortSignal): Promise<void> {
    const signals = [process.ended, signal].flatMap((one) => one ?? []);
    try {
      await this.options.clock.sleep(ms, AbortSignal.any(signals));
    } catch (error) {
      if (process.isAlive()) {
        throw error;
      }
    }
    if (!process.isAlive()) {
      await new Promise<never>(() => undefined);
    }
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
