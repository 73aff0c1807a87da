import { cpus } from 'node:os';
import { median } from '../bench/series';
import type { Round } from './compare';
import { type Memory, type MemorySample, settled, slopePerMinute } from './memory';
import type { SilentSocketTimes } from './silent-socket';
import type { Throughput } from './throughput';

/** Of the service's payments per second to pgbench's, with both cores shared by everything. */
const TARGET_RATIO = 0.5;

/** What is promised of a socket that nothing comes back from. */
const SILENT_SOCKET_LIMIT_MS = 10_000;

const MEGABYTE = 1_000_000;

export function describeMachine(): string {
  const [first] = cpus();
  return `${cpus().length} × ${first?.model ?? 'unknown processor'}, Node.js ${process.version}\n`;
}

export function describeRounds(rounds: readonly Round[]): string {
  const lines = rounds.flatMap(({ service, pgbench, processorMs }, index) => [
    `round ${index + 1}`,
    `  service  ${describeThroughput(service)}`,
    `  pgbench  ${describeThroughput(pgbench)}`,
    `  processor per payment: service ${ms(processorMs.service)}, load ${ms(processorMs.load)}, ` +
      `stand-in of AWS ${ms(processorMs.aws)}, database ${ms(processorMs.database)} ` +
      `(${ms(processorMs.databaseOfPgbench)} for pgbench)`,
  ]);
  const ratio = medianRatio(rounds).toFixed(2);
  return [
    ...lines,
    `ratio of payments per second, median: ${ratio}, target at least ${TARGET_RATIO.toFixed(2)}`,
    '',
  ].join('\n');
}

const medianRatio = (rounds: readonly Round[]): number =>
  median(rounds.map(({ service, pgbench }) => service.perSecond / pgbench.perSecond));

const describeThroughput = ({ perSecond, p50Ms, p99Ms }: Throughput): string =>
  `${perSecond.toFixed(0).padStart(6)} payments/s, p50 ${ms(p50Ms)}, p99 ${ms(p99Ms)}`;

export function describeSample({ minutes, bytes }: MemorySample, perSecond: number): string {
  const payments = `${perSecond.toFixed(0)} payments/s`;
  return `${minutes.toFixed(1).padStart(5)} min  RSS ${megabytes(bytes)}  ${payments}\n`;
}

export function describeSlopes({ resident, heap }: Memory): string {
  return [
    describeSlope('RSS', settled(resident)),
    describeSlope('heap after full collections', settled(heap)),
    '',
  ].join('\n');
}

/** A slope needs two moments; a short or slow run has fewer full collections than that. */
function describeSlope(what: string, samples: readonly MemorySample[]): string {
  const [first, second] = samples;
  if (first === undefined || second === undefined) return `${what}: too few samples for a slope`;
  const bytes = samples.map((sample) => sample.bytes);
  return (
    `${what} from minute ${first.minutes.toFixed(1)} on: ${megabytes(Math.min(...bytes))} to ` +
    `${megabytes(Math.max(...bytes))}, slope ${megabytes(slopePerMinute(samples))}/min`
  );
}

export function describeSilence(times: SilentSocketTimes): string {
  const { noticedMs, paidAgainMs, healthyAgainMs } = times;
  return [
    'database sockets that go silent, with nobody told:',
    `  noticed after ${seconds(noticedMs)}`,
    `  next payment taken after ${seconds(paidAgainMs)}`,
    `  /health/writer says yes again after ${seconds(healthyAgainMs)}`,
    `  limit ${seconds(SILENT_SOCKET_LIMIT_MS)}`,
    '',
  ].join('\n');
}

/** In one line, which targets were met. */
export function describeVerdict(rounds: readonly Round[], times: SilentSocketTimes): string {
  const ratio = medianRatio(rounds);
  const slowestMs = Math.max(...Object.values(times));
  const missed = [
    ...(ratio < TARGET_RATIO
      ? [
          `${ratio.toFixed(2)} of pgbench's payments per second instead of ` +
            `${TARGET_RATIO.toFixed(2)} (not judged by the exit code: it depends on the machine)`,
        ]
      : []),
    ...(isSilenceNoticed(times)
      ? []
      : [
          `silent sockets cost ${seconds(slowestMs)} instead of ${seconds(SILENT_SOCKET_LIMIT_MS)}`,
        ]),
  ];
  return missed.length === 0 ? 'targets met\n' : `target missed: ${missed.join('; ')}\n`;
}

/** @returns whether all of it was within its limit */
export const isSilenceNoticed = (times: SilentSocketTimes): boolean =>
  Object.values(times).every((timeMs) => timeMs < SILENT_SOCKET_LIMIT_MS);

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const seconds = (valueMs: number): string => `${(valueMs / 1000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(2)} MB`;
