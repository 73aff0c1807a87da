import { RDS_EVENTS } from '../rds-events/event-ids';
import type { ReportFacts } from './facts';

export interface TimelineEntry {
  readonly atMs: number;
  /** UTC. */
  readonly at: string;
  readonly what: string;
}

/** Written after the report, and so never part of it. What was aborted is not reported. */
const AFTER_THE_REPORT: ReadonlySet<string> = new Set(['done', 'failed']);

/** Everything with a time, earliest first. */
export function timeline(facts: ReportFacts): readonly TimelineEntry[] {
  const { operation, fence, payment, latch, traffic, failure, events } = facts;
  const entries: [number | undefined, string][] = [
    operation.operatorStarted
      ? [operation.startedAtMs, `started by ${operation.by}`]
      : [operation.firstBadSampleAtMs, 'first failed probe of the active region'],
    ...Object.entries(operation.phases)
      .filter(([phase]) => !AFTER_THE_REPORT.has(phase))
      .map(([phase, atMs]): [number, string] => [atMs, `phase ${phase}`]),
    [fence?.atMs, `old region's tasks: ${fence?.outcome}`],
    [payment?.verifiedAtMs, `synthetic payment ${payment?.paymentId} written and read back`],
    [latch?.atMs, `latch ${latch?.latch}`],
    [traffic?.verifiedAtMs, `DNS answers with ${traffic?.addresses.join(', ')}`],
    [failure?.atMs, `stopped at the step "${failure?.step}"`],
    ...events.map((event): [number, string] => [
      event.atMs,
      `${event.eventId} in ${event.region}: ${RDS_EVENTS[event.eventId]}`,
    ]),
  ];
  return entries
    .flatMap(([atMs, what]) =>
      atMs === undefined ? [] : [{ atMs, at: new Date(atMs).toISOString(), what }],
    )
    .sort((a, b) => a.atMs - b.atMs);
}
