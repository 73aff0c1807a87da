import type { Fault, Plain } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at } from '../agreed-holds/agreed-hold';
import { type AgreedAftermath, databaseLost, quickPromotion } from './agreed-aftermath';

const called = (seconds: number, payload: Plain): Fault => ({
  kind: 'invoked',
  place: 'dr',
  payload,
  atMs: at(seconds),
});

export const step = (task: string, change: Readonly<Record<string, Plain>> = {}): Plain => ({
  task,
  state: {
    epoch: 1,
    kind: 'failover',
    by: 'region-watch',
    acceptDataLoss: false,
    firstBadSampleAtMs: EPOCH_MS + at(0),
    ...change,
  },
});

/** A step that Lambda delivers once more when its operation is long over. */
const late = (task: string): AgreedAftermath => ({
  name: `${task} is delivered when its operation has ended`,
  minutes: 14,
  faults: [databaseLost, quickPromotion, called(420, step(task))],
  failures: { place: 'dr', task, names: ['TaskRefused'] },
});

/** A call that is none of a state machine's. */
const refused = (
  name: string,
  payload: Plain,
  task = 'fence',
  error = 'InvalidTask',
): AgreedAftermath => ({
  name,
  minutes: 7,
  faults: [called(0, payload)],
  failures: { place: 'dr', task, names: [error] },
});

/** Tasks that are asked for too late, or by mistake. */
export const lateDeliveries: readonly AgreedAftermath[] = [
  late('fence'),
  late('latch'),
  late('drain'),
  {
    ...late('fence'),
    name: 'fence is delivered when its operation has ended, and asks nothing of the other region',
    calls: { from: 'dr', operation: 'UpdateService', count: 1 },
  },
  refused('a step of no operation', step('fence', { epoch: 0 }), 'fence', 'TaskRefused'),
  refused('an operation before the first', step('fence', { epoch: -1 })),
  refused('half an operation', step('fence', { epoch: 1.5 })),
  refused('an operation that is a text', step('fence', { epoch: 'one' })),
  refused('a kind that is none', step('fence', { kind: 'drill' })),
  refused('a starter that is none', step('fence', { by: 3 })),
  refused('an acceptance that is none', step('fence', { acceptDataLoss: 'yes' })),
  refused('a moment that is none', step('fence', { firstBadSampleAtMs: 'now' })),
  refused('a resumption of nothing', step('fence', { resumes: -3 })),
  refused('no state at all', { task: 'fence' }),
  refused('a task that is none', { task: 'reboot' }, 'reboot'),
  refused('a task of another kind', step('fence', { kind: 'switchover' }), 'fence', 'TaskRefused'),
];
