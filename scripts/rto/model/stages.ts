/** Everything that takes time between the loss and a paid client, in order. */
export const STAGES = [
  'health checks turn',
  'next sample',
  'confirmation',
  'approval',
  'start and second look',
  'promotion',
  'writer endpoint',
  'service reconnects',
  'stand-in opens',
  'scaling call',
  'task start',
  'task boot',
  'targets healthy',
  'DNS answer',
  'client DNS cache',
  'client tries again',
] as const;

export type Stage = (typeof STAGES)[number];

/**
 * What runs side by side; the last to finish decides. Of the database and standing in for it the
 * first one counts.
 */
export const BRANCHES = ['database', 'stand-in', 'capacity', 'dns'] as const;

export type Branch = (typeof BRANCHES)[number];

const DECISION: readonly Stage[] = [
  'health checks turn',
  'next sample',
  'confirmation',
  'approval',
  'start and second look',
];

const CAPACITY: readonly Stage[] = ['scaling call', 'task start', 'task boot', 'targets healthy'];

/** When the tasks up to the primary's floor are asked for. */
export type CapacityStart = 'first bad sample' | 'with promotion' | 'after promotion';

/** Stages whose durations add up to a branch's end. */
export function stagesOf(branch: Branch, capacityStart: CapacityStart): readonly Stage[] {
  switch (branch) {
    case 'database':
      return [...DECISION, 'promotion', 'writer endpoint', 'service reconnects'];
    case 'stand-in':
      return [...DECISION, 'stand-in opens'];
    case 'capacity':
      switch (capacityStart) {
        case 'first bad sample':
          return ['health checks turn', 'next sample', ...CAPACITY];
        case 'with promotion':
          return [...DECISION, ...CAPACITY];
        case 'after promotion':
          return [...DECISION, 'promotion', ...CAPACITY];
      }
      break;
    case 'dns':
      return ['DNS answer', 'client DNS cache'];
  }
}
