import type {
  Clock,
  Dns,
  DnsAnswer,
  Https,
  HttpsAnswer,
  HttpsRequest,
} from '../../../functions/shared/ports';
import { deployedRegion, deployment } from '../deployment/deployment';
import type { Timeline } from '../kernel/timeline';
import type { Observations } from '../observations';
import type { RegionPlace } from '../schedule/fault';
import type { DnsFailover } from './dns-failover';
import type { FunctionProcess } from './function-process';
import type { Network } from './network';
import type { PaymentService } from './payment-service';
import { EPOCH_MS, PLACES } from './places';

export interface PortOptions {
  readonly timeline: Timeline;
  readonly network: Network;
  readonly dnsFailover: DnsFailover;
  readonly paymentService: PaymentService;
  readonly observations: Observations;
}

/** Addresses from the blocks that documentation may use, one for each region: RFC 5737. */
const ADDRESSES: Readonly<Record<RegionPlace, string>> = {
  primary: '192.0.2.10',
  dr: '198.51.100.10',
};

export const clockOf = ({ timeline }: PortOptions, process: FunctionProcess): Clock => ({
  nowMs: () => EPOCH_MS + timeline.nowMs(),
  sleep: (ms, signal) => process.whileAlive(() => timeline.sleep(ms, signal)),
  after: (ms, run) =>
    timeline.after(ms, () => {
      if (process.isAlive) {
        run();
      }
    }),
});

/** The zone's name servers are everywhere; a region that is cut off from the world reaches none. */
export function dnsOf(options: PortOptions, process: FunctionProcess): Dns {
  const { timeline, network, dnsFailover, observations } = options;
  const ask = (timeoutMs: number, answer: () => DnsAnswer): Promise<DnsAnswer> =>
    process.whileAlive(async () => {
      if (network.reach(process.place, 'world', timeline.nowMs()) !== 'open') {
        await timeline.sleep(timeoutMs);
        return { kind: 'failed', reason: 'no name server answered' };
      }
      return answer();
    });
  return {
    txt: async (name, { timeoutMs }) => {
      const atMs = timeline.nowMs();
      const answer = await ask(timeoutMs, () =>
        name === deployment().dns.verdictName
          ? { kind: 'answer', values: [dnsFailover.verdict()] }
          : { kind: 'none' },
      );
      observations.signals.push({
        kind: 'verdict',
        place: process.place,
        functionName: process.functionName,
        atMs,
        health: answer.kind === 'answer' ? healthIn(answer.values[0]) : 'unknown',
      });
      return answer;
    },
    address: (name, { timeoutMs }) =>
      ask(timeoutMs, () => {
        const place =
          placeOfHost(name) ??
          (name === deployedRegion('dr').config.domainName ? dnsFailover.answer() : undefined);
        return place === undefined
          ? { kind: 'none' }
          : { kind: 'answer', values: [ADDRESSES[place]] };
      }),
  };
}

const healthIn = (value: string | undefined) =>
  value === 'healthy' || value === 'unhealthy' ? value : 'unknown';

export function httpsOf(options: PortOptions, process: FunctionProcess): Https {
  const { timeline, network, observations, paymentService } = options;
  return {
    request: (request) =>
      process.whileAlive(async (): Promise<HttpsAnswer> => {
        const atMs = timeline.nowMs();
        const { hostname, pathname } = new URL(request.url);
        const target = placeOfHost(hostname);
        const answer = await reached(network.reach(process.place, target ?? 'world', atMs));
        const result = answer ?? respond(paymentService, target, pathname, request);
        observations.signals.push({
          kind: target === undefined ? 'self' : 'probe',
          place: process.place,
          functionName: process.functionName,
          atMs,
          health: isWell(result, target) ? 'healthy' : 'unhealthy',
        });
        return result;

        async function reached(reach: ReturnType<Network['reach']>) {
          switch (reach) {
            case 'open':
              return undefined;
            case 'refused':
              return { kind: 'failed', reason: 'connection refused' } as const;
            case 'hangs':
              await timeline.sleep(request.timeoutMs);
              return { kind: 'failed', reason: `no answer in ${request.timeoutMs} ms` } as const;
          }
        }
      }),
  };
}

function respond(
  paymentService: PaymentService,
  target: RegionPlace | undefined,
  path: string,
  { method }: HttpsRequest,
): HttpsAnswer {
  return target === undefined
    ? { kind: 'response', status: 403, body: '' }
    : { kind: 'response', ...paymentService.respond(target, method, path) };
}

const isWell = (answer: HttpsAnswer, target: RegionPlace | undefined): boolean =>
  answer.kind === 'response' && (target === undefined || answer.status === 200);

const placeOfHost = (host: string): RegionPlace | undefined =>
  PLACES.find((place) => {
    const { regionCode, domainName } = deployedRegion(place).config;
    return host === `${regionCode}.${domainName}`;
  });
