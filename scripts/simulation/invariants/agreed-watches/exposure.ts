import type { Fault } from '../../schedule/fault';
import { between, SEEN } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import {
  described,
  exposure,
  metric,
  moment,
  onTheGrid,
  pendingResync,
  time,
  written,
} from './elements';

/** The primary's newest operation, which made it the writer: a minute and a half before. */
const promoted = (kind: 'failover' | 'switchover'): Fault =>
  written(
    'operation',
    -70,
    {
      epoch: 7,
      kind,
      phase: 'done',
      phases: { claimed: time(-120), promoting: time(-110), promoted: time(-90) },
      executionArn: `arn:aws:states:us-east-1:111122223333:execution:${kind}-sim:${kind}-7`,
      startedAt: time(-120),
      updatedAt: time(-80),
      endedAt: time(-80),
      outcome: 'done',
      by: 'somebody',
      evidence: '{}',
    },
    'primary',
  );

const unsure = described('primary', { synchronization: 'unsure' }, between(-30, 60));

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
  {
    name: 'the pair is out of sync twice',
    minutes: 9,
    faults: [
      described('primary', pendingResync, between(0, 40)),
      described('primary', pendingResync, between(80, 130)),
    ],
    items: [
      exposure('until', 0, SEEN, 39),
      exposure('until', 0, 80 + SEEN, 129),
      { ...exposure('since', 0, 80 + SEEN, 129), momentIn: between(80, 80 + SEEN) },
      { ...exposure('until', 0, 130 + SEEN, 175), momentIn: between(130, 130 + SEEN) },
    ],
  },
  {
    name: 'since a failover nothing is known of the synchronization',
    minutes: 7.5,
    faults: [onTheGrid('primary'), unsure, promoted('failover')],
    items: [exposure('since', moment(-90), -29, 85), exposure('until', 0, -29, 59)],
  },
  {
    name: 'since a switchover nothing is known of the synchronization',
    minutes: 7.5,
    faults: [onTheGrid('primary'), unsure, promoted('switchover')],
    items: [exposure('until', undefined, -300, 85)],
  },
  {
    name: 'after a failover the pair was in sync, and then nothing is known',
    minutes: 7.5,
    faults: [
      onTheGrid('primary'),
      unsure,
      promoted('failover'),
      written('exposure', -69, { since: moment(-90), until: moment(-69) }, 'primary'),
    ],
    items: [exposure('until', moment(-69), -68, 85)],
    metrics: [metric('UnprotectedSeconds', 'absent', -29, 59, 'primary')],
  },
  {
    name: 'a region that no longer writes has an exposure that was never closed',
    minutes: 7.5,
    faults: [
      onTheGrid(),
      described('dr', pendingResync, between(-20, 80)),
      written('exposure', -5, { since: moment(-60), until: 0 }),
    ],
    items: [{ ...exposure('until', 0, 0.5, 80, 'dr'), momentIn: between(0, 1) }],
    metrics: [metric('UnprotectedSeconds', 'absent', -10, 80)],
  },
  {
    name: 'after a failover the pair was in sync, and then is not',
    minutes: 7.5,
    faults: [
      onTheGrid('primary'),
      described('primary', pendingResync, between(0, 60)),
      promoted('failover'),
      written('exposure', -69, { since: moment(-90), until: moment(-69) }, 'primary'),
    ],
    items: [exposure('since', moment(0), 0.5, 85), exposure('until', 0, 0.5, 59)],
  },
];
