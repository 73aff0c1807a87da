import { describeFailure } from '../../shared/describe-failure';
import type { Clock } from '../../shared/ports';
import { withTimeout } from '../../shared/with-timeout';
import type { ServiceLogger } from '../observability/logger';
import { readAnswer } from './answer';
import { CircuitBreaker } from './circuit-breaker';
import { isAbout } from './is-about';
import type {
  PaymentToValidate,
  PaymentValidator,
  ValidationOutcome,
  ValidationVerdict,
} from './validator';

/** A function of another process. */
export interface RemoteFunction {
  /** @returns what the function answered, parsed as JSON */
  invoke(
    event: unknown,
    options: { readonly trace: string | undefined; readonly signal: AbortSignal },
  ): Promise<unknown>;
}

export interface RegionalValidatorOptions {
  /** `validate-payment` of this region, then of the other; asked in this order. */
  readonly functions: readonly { readonly name: 'own' | 'peer'; readonly remote: RemoteFunction }[];
  readonly clock: Clock;
  readonly logger: ServiceLogger;
}

/**
 * A warm function answers within milliseconds; a cold one within a second. Two tries here and one
 * in the other region end before 4 s, well before clients and the load balancer lose patience.
 */
const ATTEMPT_TIMEOUT_MS = 1_200;

/** The second try covers a dropped connection and a cold start; what fails twice goes on failing. */
const ATTEMPTS = { own: 2, peer: 1 } as const;

/**
 * Five calls that failed in a row are no coincidence. Ten seconds is short enough not to send
 * payments across regions for long, and long enough to spare them the time-outs.
 */
const BREAKER_POLICY = { failuresToOpen: 5, openForMs: 10_000 } as const;

/** Validates in this region and, when that fails, in the other. */
export function createRegionalValidator({
  functions,
  clock,
  logger,
}: RegionalValidatorOptions): PaymentValidator {
  const routes = functions.map(({ name, remote }) => ({
    name,
    remote,
    breaker: new CircuitBreaker(BREAKER_POLICY, clock),
  }));
  type Route = (typeof routes)[number];

  async function ask(route: Route, payment: PaymentToValidate, trace: string | undefined) {
    const answer = await withTimeout(
      { clock, what: `${route.name} validator`, timeoutMs: ATTEMPT_TIMEOUT_MS },
      (signal) => route.remote.invoke(payment, { trace, signal }),
    );
    const verdict = readAnswer(answer);
    if (verdict === undefined) throw new Error('the validator answered something else');
    if (verdict.kind === 'accepted' && !isAbout(payment, verdict)) {
      throw new Error('the validator accepted another payment');
    }
    return verdict;
  }

  async function attempt(
    route: Route,
    payment: PaymentToValidate,
    trace: string | undefined,
  ): Promise<ValidationVerdict | undefined> {
    for (let tries = 0; tries < ATTEMPTS[route.name]; tries += 1) {
      const settle = route.breaker.admit();
      if (settle === undefined) return undefined;
      try {
        const verdict = await ask(route, payment, trace);
        settle('succeeded');
        return verdict;
      } catch (error) {
        settle('failed');
        logger.warn(
          { validator: route.name, failure: describeFailure(error) },
          'validation failed',
        );
      }
    }
    return undefined;
  }

  return {
    async validate(payment, trace): Promise<ValidationOutcome> {
      for (const route of routes) {
        const verdict = await attempt(route, payment, trace);
        if (verdict !== undefined) return verdict;
      }
      return { kind: 'unavailable' };
    },
  };
}
