import { between, SEEN } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import { described, exposure, metric, pendingResync } from './elements';

/** The time without a standby. */
export const exposureWatches: readonly AgreedWatch[] = [
  {
    name: 'the pair is out of sync for two minutes',
    minutes: 11,
    faults: [
      described('primary', pendingResync, between(0, 120)),
      described('dr', pendingResync, between(0, 120)),
    ],
    items: [exposure('until', 0, SEEN, 119)],
    metrics: [
      metric('UnprotectedSeconds', 0, -300, -1, 'primary'),
      metric('UnprotectedSeconds', { atLeast: 1, atMost: 120 }, SEEN + 20, 115, 'primary'),
      metric('UnprotectedSeconds', 0, 120 + SEEN, 290, 'primary'),
      metric('UnprotectedSeconds', 'absent', -300, 290),
    ],
  },
  {
    name: 'the pair is out of sync, and then nothing is known',
    minutes: 11,
    faults: [
      described('primary', pendingResync, between(0, 60)),
      described('primary', { synchronization: 'unsure' }, between(60, 120)),
      described('primary', { members: [] }, between(120, 180)),
    ],
    items: [exposure('until', 0, SEEN, 179)],
    metrics: [
      metric('UnprotectedSeconds', { atLeast: 20, atMost: 120 }, 60, 115, 'primary'),
      metric('UnprotectedSeconds', 'absent', 120 + SEEN, 179, 'primary'),
      metric('UnprotectedSeconds', 0, 180 + SEEN, 290, 'primary'),
    ],
  },
  {
    name: 'nothing is known of the synchronization',
    minutes: 9,
    faults: [described('primary', { synchronization: 'unsure' }, between(0, 100))],
    items: [exposure('until', undefined, -300, 180)],
    metrics: [metric('UnprotectedSeconds', 'absent', SEEN, 99, 'primary')],
  },
];
