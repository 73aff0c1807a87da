import { between, lost, SEEN } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import { forgotten, operationIs, startRefused, time } from './elements';

/** Operations that died, and starts that are refused. */
export const operationWatches: readonly AgreedWatch[] = [
  {
    name: 'a failover that had promoted is forgotten',
    minutes: 14,
    faults: [forgotten({}, true)],
    pages: [
      { subject: 'is resumed by failover-8', count: 1, first: between(300, 330) },
      { subject: 'needs you', count: 0 },
      { subject: 'not carried out', count: 1 },
    ],
    starts: ['failover-8'],
  },
  {
    name: 'a switchover that had promoted is forgotten',
    minutes: 14,
    faults: [forgotten({ kind: 'switchover' }, true)],
    items: [operationIs('failed', 330, 470)],
    pages: [{ subject: 'switchover-7 stopped half-way and needs you', count: 1 }],
    starts: [],
  },
  {
    name: 'a resumed failover is forgotten',
    minutes: 14,
    faults: [forgotten({ by: 'region-watch resumes failover-6, started by somebody' }, true)],
    items: [operationIs('failed', 330, 470)],
    pages: [{ subject: 'failover-7 stopped half-way and needs you', count: 1 }],
    starts: [],
  },
  {
    name: 'a failed operation that is to be resumed is so once',
    minutes: 10,
    faults: [
      forgotten({ phase: 'failed', outcome: 'failed', endedAt: time(0), resumableEpoch: 7 }, true),
    ],
    pages: [{ subject: 'is resumed by failover-8', count: 1, first: between(0, SEEN) }],
    starts: ['failover-8'],
  },
  {
    name: 'a failed operation that was to be resumed before',
    minutes: 10,
    faults: [
      forgotten({ phase: 'failed', outcome: 'failed', endedAt: time(0), resumableEpoch: 6 }, true),
    ],
    pages: [{ subject: 'is resumed', count: 0 }],
    starts: [],
  },
  {
    name: 'a start that is refused for a while',
    minutes: 12,
    faults: [lost, startRefused(60)],
    pages: [
      { subject: "the failover can't be started", count: 1, first: between(80, 130) },
      { subject: 'is taking over (failover-1)', count: 1, first: between(140, 200) },
    ],
    starts: ['failover-1'],
  },
  {
    name: 'a start that is refused for good',
    minutes: 24,
    faults: [lost, startRefused(3_600)],
    pages: [
      { subject: "the failover can't be started", count: 2, first: between(80, 130) },
      { subject: 'is taking over', count: 0 },
    ],
    starts: [],
  },
];
