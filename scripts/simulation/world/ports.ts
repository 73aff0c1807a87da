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
import { faultsOf, isDuring, type RegionPlace, type Schedule } from '../schedule/fault';
import type { DnsFailover } from './dns-failover';
import type { FunctionProcess } from './function-process';
import type { Network } from './network';
import type { PaymentService } from './payment-service';
import { EPOCH_MS, PLACES } from './places';
import { aheadMs, comesInTime, isFor } from './signal-faults';

export interface PortOptions {
  readonly timeline: Timeline;
  readonly network: Network;
  readonly dnsFailover: DnsFailover;
  readonly paymentService: PaymentService;
  readonly observations: Observations;
  readonly schedule: Schedule;
}

/** Addresses from the blocks that documentation may use, one for each region: RFC 5737. */
const ADDRESSES: Readonly<Record<RegionPlace, string>> = {
  primary: '192.0.2.10',
  dr: '198.51.100.10',
};

/** Of a region's load balancer. */
export const addressOf = (place: RegionPlace): string => ADDRESSES[place];

export const clockOf = ({ timeline, schedule }: PortOptions, process: FunctionProcess): Clock => ({
  nowMs: () => EPOCH_MS + timeline.nowMs() + aheadMs({ timeline, schedule }, process),
  sleep: (ms, signal) => {
    const over = process.beginTimer();
    return process.whileAlive(() => timeline.sleep(ms, signal).finally(over));
  },
  after: (ms, run) => {
    const over = process.beginTimer();
    const cancel = timeline.after(ms, () => {
      over();
      if (process.isAlive) {
        run();
      }
    });
    return () => {
      over();
      cancel();
    };
  },
});

/** The zone's name servers are everywhere; a region that is cut off from the world reaches none. */
export function dnsOf(options: PortOptions, process: FunctionProcess): Dns {
  const { timeline, network, dnsFailover, observations, schedule } = options;
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
      const said = faultsOf(schedule, 'verdict-says').find(
        (fault) => isDuring(fault, atMs) && isFor(fault, process),
      )?.says;
      if (said === 'no-answer') {
        await process.whileAlive(() => timeline.sleep(timeoutMs));
      }
      const isInTime = await process.whileAlive(() =>
        comesInTime(options, process, { signal: 'verdict', timeoutMs }),
      );
      const answer = await ask(timeoutMs, () =>
        name !== deployment().dns.verdictName
          ? { kind: 'none' }
          : recordOf(isInTime ? (said ?? [dnsFailover.verdict()]) : 'no-answer'),
      );
      observations.signals.push({
        kind: 'verdict',
        place: process.place,
        functionName: process.functionName,
        atMs,
        health: answer.kind === 'answer' ? healthIn(answer.values) : 'unknown',
      });
      return answer;
    },
    address: async (name, { timeoutMs }) => {
      const isInTime = await process.whileAlive(() =>
        comesInTime(options, process, { signal: 'name', timeoutMs }),
      );
      return ask(timeoutMs, () => {
        const isClients = name === deployedRegion('dr').config.domainName;
        const said = faultsOf(schedule, 'name-says').find(
          (fault) => isClients && isDuring(fault, timeline.nowMs()),
        )?.says;
        if (said === 'no-answer' || !isInTime) {
          return recordOf('no-answer');
        }
        const place =
          placeOfHost(name) ??
          (isClients && said !== 'nothing' ? (said ?? dnsFailover.answer()) : undefined);
        return place === undefined
          ? { kind: 'none' }
          : { kind: 'answer', values: [ADDRESSES[place]] };
      });
    },
  };
}

const tooLate = (timeoutMs: number): HttpsAnswer => ({
  kind: 'failed',
  reason: `no answer in ${timeoutMs} ms`,
});

const healthIn = ([value, ...others]: readonly string[]) =>
  others.length === 0 && (value === 'healthy' || value === 'unhealthy') ? value : 'unknown';

function recordOf(values: readonly string[] | 'no-answer'): DnsAnswer {
  if (values === 'no-answer') {
    return { kind: 'failed', reason: 'no name server answered' };
  }
  return values.length === 0 ? { kind: 'none' } : { kind: 'answer', values };
}

export function httpsOf(options: PortOptions, process: FunctionProcess): Https {
  const { timeline, network, observations, paymentService, schedule } = options;
  const unreachableAt = (atMs: number): readonly string[] =>
    faultsOf(schedule, 'self-check-lost')
      .filter((fault) => isDuring(fault, atMs) && isFor(fault, process))
      .flatMap(({ place, endpoints }) =>
        deployedRegion(place).config.selfCheckUrls.slice(0, endpoints),
      );
  return {
    request: (request) =>
      process.whileAlive(async (): Promise<HttpsAnswer> => {
        const atMs = timeline.nowMs();
        const { hostname, pathname } = new URL(request.url);
        const target = placeOfHost(hostname);
        const reach = unreachableAt(atMs).includes(request.url)
          ? 'refused'
          : network.reach(process.place, target ?? 'world', atMs);
        const probed = faultsOf(schedule, 'probe-answers').find(
          (fault) =>
            pathname === '/health/writer' && isDuring(fault, atMs) && isFor(fault, process),
        );
        const signal = target === undefined ? 'self' : 'probe';
        const { timeoutMs } = request;
        const answer = !(await comesInTime(options, process, { signal, timeoutMs }))
          ? tooLate(timeoutMs)
          : probed === undefined
            ? await reached(reach)
            : ({ kind: 'response', status: probed.status, body: '' } as const);
        const result =
          answer ??
          (target !== undefined && pathname.startsWith('/payments')
            ? scripted(options, target, request.method)
            : undefined) ??
          respond(paymentService, target, pathname, request);
        observations.signals.push({
          kind: signal,
          place: process.place,
          functionName: process.functionName,
          atMs,
          health: isWell(result, target) ? 'healthy' : 'unhealthy',
          ...(target !== undefined && { of: target }),
        });
        return result;

        async function reached(reach: ReturnType<Network['reach']>) {
          switch (reach) {
            case 'open':
              return undefined;
            case 'refused':
              return { kind: 'failed', reason: 'connection refused' } as const;
            case 'hangs':
              await timeline.sleep(timeoutMs);
              return tooLate(timeoutMs);
          }
        }
      }),
  };
}

/** Answers that are left of what a schedule has the payment service say. */
const left = new WeakMap<Observations, Map<object, number>>();

/** The only payments that a function makes are the failover's proofs. */
function scripted(
  { schedule, observations }: PortOptions,
  target: RegionPlace,
  method: string,
): HttpsAnswer | undefined {
  const given = left.get(observations) ?? new Map<object, number>();
  left.set(observations, given);
  const fault = faultsOf(schedule, 'payment-answers').find(
    (each) => each.place === target && each.method === method,
  );
  const count = fault === undefined ? 0 : (given.get(fault) ?? 0);
  const answer = fault?.answers[count];
  if (fault === undefined || answer === undefined) {
    return undefined;
  }
  given.set(fault, count + 1);
  return { kind: 'response', ...answer };
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
