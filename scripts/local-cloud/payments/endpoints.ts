import type { Https, HttpsAnswer } from '../../../functions/shared/ports';
import type { Behaviour } from '../runtime/behaviour';
import {
  type CallOutcome,
  ConnectionError,
  type InternalCall,
  RequestTimeoutError,
} from '../runtime/call';
import type { LambdaEnvironment } from '../runtime/lambda-environment';
import type { Service, ServiceContext } from '../service';
import { locate } from './location';
import { answerPaymentRequest, hasHealthyTargets } from './payment-service';
import type { PaymentRequest } from './payments';

/**
 * What answers at the addresses that the cloud gives out: to functions, to
 * Route 53's checkers, and to load balancers that look for a healthy target.
 * Here a model; real processes can stand in its place.
 */
export interface Endpoints {
  readonly https: (environment: LambdaEnvironment) => Https;
  readonly behaviour: Pick<Behaviour, 'probe' | 'isLoadBalancerHealthy'>;
  /** Services that the cloud needs for it. */
  readonly services: Readonly<Record<string, Service>>;
}

/** Not an API of AWS, but requests are interfered with like its calls: service `HTTPS`, to a region. */
export const HTTPS_SERVICE = 'HTTPS';

/** Where what is not in the cloud answers from. */
const NO_REGION = 'global';

/** AWS's endpoints refuse strangers; any status says that they can be reached. */
const ELSEWHERE = { status: 403, body: '' } as const;

/** The payment service, modelled on top of the cloud's state. */
export const modelledEndpoints: Endpoints = {
  https: (environment) => ({
    request: async ({ timeoutMs, ...request }): Promise<HttpsAnswer> => {
      const endpoint = environment.endpoint(timeoutMs);
      const call = (operation: string, region: string) =>
        endpoint.handle({ service: HTTPS_SERVICE, operation, region, input: request });
      try {
        const { region } = await call('Locate', NO_REGION);
        if (region === undefined) {
          return { kind: 'failed', reason: `getaddrinfo ENOTFOUND ${request.url}` };
        }
        const { status, body } = await call('Request', String(region));
        return { kind: 'response', status: Number(status), body: String(body) };
      } catch (error) {
        if (error instanceof ConnectionError || error instanceof RequestTimeoutError) {
          return { kind: 'failed', reason: error.message };
        }
        throw error;
      }
    },
  }),
  behaviour: {
    probe: ({ url }, context) => {
      const host = new URL(url).hostname;
      const place = locate(context, host);
      const region = place.kind === 'load-balancer' ? place.region : NO_REGION;
      const call: InternalCall = {
        service: HTTPS_SERVICE,
        operation: 'Request',
        region,
        input: { method: 'GET', url },
        from: { kind: 'health-checker', region: NO_REGION, name: host },
      };
      return (
        isReached(context.interfere(call)) &&
        respond({ ...context, region }, { method: 'GET', url }).status === 200
      );
    },
    isLoadBalancerHealthy: ({ dnsName, region }, context) => {
      const place = locate(context, dnsName);
      return (
        place.kind === 'load-balancer' &&
        hasHealthyTargets({ ...context, region }, place.loadBalancerArn)
      );
    },
  },
  services: {
    [HTTPS_SERVICE]: {
      Locate: (context, { url }: PaymentRequest) => {
        const place = locate(context, new URL(url).hostname);
        switch (place.kind) {
          case 'load-balancer':
            return { region: place.region };
          case 'elsewhere':
            return { region: NO_REGION };
          case 'nowhere':
            return {};
        }
      },
      Request: (context, request: PaymentRequest) => ({ ...respond(context, request) }),
    },
  },
};

function respond(context: ServiceContext, request: PaymentRequest) {
  const place = locate(context, new URL(request.url).hostname);
  switch (place.kind) {
    case 'load-balancer':
      return answerPaymentRequest(
        { ...context, region: place.region },
        place.loadBalancerArn,
        request,
      );
    case 'elsewhere':
      return ELSEWHERE;
    case 'nowhere':
      return { status: 404, body: '' };
  }
}

/** Checkers give up after a few seconds; a late answer is taken as none of their concern. */
function isReached(outcome: CallOutcome): boolean {
  switch (outcome.kind) {
    case 'ok':
    case 'duplicate':
    case 'delay':
      return true;
    case 'error':
    case 'refused':
    case 'hang':
    case 'lost-answer':
    case 'crash':
      return false;
  }
}
