import type { EvidenceBody, EvidenceRecord, HeaderBody } from '../evidence/types';
import { type Dated, datedBodies } from './bodies';
import { durationText } from './format';
import type { Interruption } from './interruptions';

export interface TimelineEntry {
  readonly atMs: number;
  readonly kind: 'fault' | 'clients' | 'watcher' | 'operation' | 'database' | 'dns' | 'note';
  readonly what: string;
}

/** What happened, in order: everything that a person would tell, and none of the samples. */
export function timelineOf(
  header: HeaderBody,
  records: readonly EvidenceRecord[],
  interruptions: readonly Interruption[],
): TimelineEntry[] {
  return [
    ...records.flatMap(({ atMs, body }) => {
      const entry = entryOf(header, body);
      return entry === undefined ? [] : [{ atMs, ...entry }];
    }),
    ...operationEntries(header, datedBodies(records, 'operation')),
    ...interruptions.flatMap(interruptionEntries),
  ].sort((a, b) => a.atMs - b.atMs);
}

function interruptionEntries({ fromMs, toMs }: Interruption): TimelineEntry[] {
  return [
    { atMs: fromMs, kind: 'clients', what: 'The first request fails.' },
    ...(toMs === null
      ? []
      : [
          {
            atMs: toMs,
            kind: 'clients' as const,
            what: `Every client is paid again, ${durationText(toMs - fromMs)} after the first failed request.`,
          },
        ]),
  ];
}

/** One that runs is written down when it starts, and again when it has ended. */
function operationEntries(
  { environment: { regions } }: HeaderBody,
  operations: readonly Dated<'operation'>[],
): TimelineEntry[] {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return [...byName.values()].flatMap((operation): TimelineEntry[] => {
    const { name, region, by, startedAtMs, endedAtMs, outcome, reason } = operation;
    const because = reason === undefined ? '' : `: ${reason}`;
    return [
      {
        atMs: startedAtMs,
        kind: 'operation',
        what: `${name} starts in ${regions[region]}, by ${by}.`,
      },
      ...(endedAtMs === null
        ? []
        : [
            {
              atMs: endedAtMs,
              kind: 'operation' as const,
              what: `${name} is ${outcome}${because}.`,
            },
          ]),
    ];
  });
}

function entryOf(
  { environment: { regions } }: HeaderBody,
  body: EvidenceBody,
): Omit<TimelineEntry, 'atMs'> | undefined {
  switch (body.type) {
    case 'fault':
      return { kind: 'fault', what: body.description };
    case 'decision': {
      const { decision, reason, pages, region } = body;
      const words = { watch: 'watches', hold: 'holds', 'fail-over': 'decides to fail over' };
      const paged = pages ? ', and pages' : '';
      return { kind: 'watcher', what: `${regions[region]} ${words[decision]}: ${reason}${paged}.` };
    }
    case 'promotion':
      return { kind: 'database', what: `${regions[body.region]}: ${body.detail}` };
    case 'dns-answer': {
      if (body.askedBy !== OBSERVER) {
        return undefined;
      }
      const where = body.leadsTo === 'none' ? 'nowhere' : `to ${regions[body.leadsTo]}`;
      return { kind: 'dns', what: `${body.name} leads ${where}.` };
    }
    case 'note':
      return { kind: 'note', what: body.text };
    case 'footer':
      return { kind: 'note', what: endText(body) };
    case 'header':
    case 'operation':
    case 'phase':
    case 'traffic':
    case 'payments':
    case 'client':
    case 'replication':
    case 'cloud-lag':
    case 'tasks':
    case 'loss-report':
    case 'own-report':
    case 'check':
    case 'limitation':
      return undefined;
  }
}

/** Asks the name server all the time, and never caches. */
export const OBSERVER = 'observer';

function endText({ outcome, reason }: Extract<EvidenceBody, { type: 'footer' }>): string {
  return `The drill is ${outcome}${reason === undefined ? '' : `: ${reason}`}.`;
}
