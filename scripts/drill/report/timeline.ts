import type { EvidenceBody, EvidenceRecord, HeaderBody, PromotionBody } from '../evidence/types';
import { type Dated, datedBodies } from './bodies';
import { decidedAtMs } from './decided-at';
import { endText } from './end-text';
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
  const operations = datedBodies(records, 'operation');
  const decidedMs = decidedAtMs(datedBodies(records, 'decision'), operations);
  return [
    ...records.flatMap(({ atMs, body }) => {
      const entry = entryOf(header, body);
      return entry === undefined
        ? []
        : [{ atMs: body.type === 'decision' ? decidedMs({ ...body, atMs }) : atMs, ...entry }];
    }),
    ...operationEntries(header, operations),
    ...interruptions.flatMap(interruptionEntries),
  ].sort((a, b) => a.atMs - b.atMs || rankOf(a) - rankOf(b));
}

/** Of the same moment, what decides comes before what is started. */
const rankOf = ({ kind }: TimelineEntry): number => (kind === 'operation' ? 1 : 0);

function interruptionEntries({ fromMs, toMs }: Interruption): TimelineEntry[] {
  return [
    { atMs: fromMs, kind: 'clients', what: 'The first request that fails is sent.' },
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
      return { kind: 'database', what: `${regions[body.region]}${promotionText(body)}` };
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
      return { kind: 'note', what: `${sentence(endText(body))}.` };
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

/** What follows the region's name. */
function promotionText({ step, detail }: PromotionBody): string {
  switch (step) {
    case 'requested':
      return "'s database is asked to become the writer.";
    case 'writable':
      return ` can write: ${detail}`;
    case 'failed':
      return ` was not promoted: ${detail}`;
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
