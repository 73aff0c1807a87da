import type { Https, HttpsAnswer } from '../../../functions/shared/ports';
import type { HomeRole } from '../../../templates-src/topology';
import type { Endpoints } from '../../local-cloud/payments/endpoints';
import type { LambdaEnvironment } from '../../local-cloud/runtime/lambda-environment';
import { cloudDns } from '../../local-cloud/services/route53-dns';
import { answer } from '../../local-cloud/services/route53-dns/answer';
import type { DrillClock } from '../clock/drill-clock';
import { type LoopbackAnswer, loopbackRequest } from './loopback-request';
import type { Place, Reachability } from './reachability';
import type { Routes } from './routes';

export interface RealEndpointsOptions {
  readonly clock: DrillClock;
  readonly routes: Routes;
  readonly reachability: Reachability;
  readonly regions: Readonly<Record<HomeRole, string>>;
  readonly domainName: string;
  /** Healthy targets of a region's load balancer. */
  readonly isBalancerSeenHealthy: (region: HomeRole) => boolean;
  /** Where the outcome of a health checker's request goes. */
  readonly recordProbe: (healthCheckId: string, isGood: boolean) => void;
}

/**
 * What Route 53's checkers allow for a connection, and for the status after that.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
const CHECKER_CONNECT_MS = 4_000;
const CHECKER_RESPONSE_MS = 2_000;

/** AWS's endpoints refuse strangers; any status says that they can be reached. */
const ELSEWHERE: HttpsAnswer = { kind: 'response', status: 403, body: '' };

/** The processes of the drill, at the addresses that the local cloud gives out. */
export function realEndpoints(options: RealEndpointsOptions): Endpoints {
  const { routes, regions, isBalancerSeenHealthy } = options;
  return {
    https: (environment) => httpsFrom(environment, options),
    behaviour: {
      probe: ({ healthCheckId, url }, context) => {
        const found = answer(context, new URL(url).hostname, 'A');
        const route = found.kind === 'answer' ? routes.to(found.values[0] ?? '') : undefined;
        void check(url, route?.port, options.clock).then((isGood) =>
          options.recordProbe(healthCheckId, isGood),
        );
        return 'pending';
      },
      isLoadBalancerHealthy: ({ region }) =>
        isBalancerSeenHealthy(region === regions.primary ? 'primary' : 'dr'),
    },
    services: {},
  };
}

/** As one of Route 53's checkers; status 2xx and 3xx are good. */
async function check(url: string, port: number | undefined, clock: DrillClock): Promise<boolean> {
  if (port === undefined) return false;
  const over = new AbortController();
  const within = (ms: number) => setTimeout(() => over.abort(), clock.machineMs(ms));
  let timer = within(CHECKER_CONNECT_MS);
  const got = await loopbackRequest({
    ...placeOf(url),
    port,
    method: 'GET',
    signal: over.signal,
    onConnected: () => {
      clearTimeout(timer);
      timer = within(CHECKER_RESPONSE_MS);
    },
  });
  clearTimeout(timer);
  return got.kind === 'response' && got.status >= 200 && got.status < 400;
}

/** HTTPS of a function: its time-outs go by the cloud's clock. */
function httpsFrom(environment: LambdaEnvironment, options: RealEndpointsOptions): Https {
  const { regions, reachability, routes, domainName } = options;
  const here: Place = environment.region === regions.primary ? 'primary' : 'dr';
  return {
    request: async ({ url, method, headers, body, timeoutMs }) => {
      const over = new AbortController();
      const cancel = environment.clock.after(timeoutMs, () => over.abort());
      try {
        const { hostname } = new URL(url);
        if (hostname !== domainName && !hostname.endsWith(`.${domainName}`)) {
          return await across(
            reachability.reach(here, 'elsewhere'),
            over.signal,
            async () => ELSEWHERE,
          );
        }
        const dns = cloudDns((ms) => environment.endpoint(ms));
        const found = await dns.address(hostname, { timeoutMs });
        const route = found.kind === 'answer' ? routes.to(found.values[0] ?? '') : undefined;
        if (route === undefined)
          return { kind: 'failed', reason: `getaddrinfo ENOTFOUND ${hostname}` };
        return await across(reachability.reach(here, route.region), over.signal, () =>
          loopbackRequest({
            ...placeOf(url),
            port: route.port,
            method,
            headers,
            body,
            signal: over.signal,
          }),
        );
      } finally {
        cancel();
      }
    },
  };
}

async function across(
  reach: ReturnType<Reachability['reach']>,
  signal: AbortSignal,
  request: () => Promise<LoopbackAnswer | HttpsAnswer>,
): Promise<HttpsAnswer> {
  switch (reach) {
    case 'reached':
      return request();
    case 'refused':
      return { kind: 'failed', reason: 'connect ECONNREFUSED' };
    case 'no-answer':
      if (!signal.aborted) {
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      return { kind: 'failed', reason: 'no answer within the time-out' };
  }
}

function placeOf(url: string): { readonly host: string; readonly path: string } {
  const { host, pathname, search } = new URL(url);
  return { host, path: `${pathname}${search}` };
}
