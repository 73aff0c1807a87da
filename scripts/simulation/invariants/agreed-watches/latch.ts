import { between, lost, SEEN } from '../agreed-holds/agreed-hold';
import type { AgreedWatch } from './agreed-watch';
import {
  corrected,
  described,
  forgotten,
  isLatched,
  latch,
  metric,
  moment,
  neverCorrected,
  operationIs,
  written,
} from './elements';

/** The latch follows the writer. */
export const latchWatches: readonly AgreedWatch[] = [
  {
    name: 'the latch is set while the primary writes',
    minutes: 10,
    faults: [latch(true, 0)],
    items: [
      isLatched(true, 1, 40),
      isLatched(false, 95, 240),
      // There was no operation since.
      { ...isLatched(false, 95, 240), member: 'epoch', value: 3 },
    ],
    metrics: [metric('FailoverLatch', 1, SEEN, 40), metric('FailoverLatch', 0, 105, 240)],
    pages: corrected(40, 95),
  },
  {
    name: 'the latch is cleared while the DR region writes',
    minutes: 15,
    faults: [lost, latch(false, 400)],
    items: [
      isLatched(true, 300, 399),
      isLatched(false, 401, 440),
      isLatched(true, 495, 540),
      { ...isLatched(true, 495, 540), member: 'epoch', value: 1 },
    ],
    pages: corrected(440, 495, 'us-east-2'),
  },
  {
    name: 'the latch is of a moment to come',
    minutes: 11,
    faults: [latch(true, 0, 100)],
    items: [isLatched(true, 1, 140), isLatched(false, 195, 300)],
    pages: corrected(140, 195),
  },
  {
    name: 'the latch is right, and written anew',
    minutes: 8,
    faults: [latch(false, 0)],
    items: [isLatched(false, 1, 120), { ...isLatched(false, 1, 120), member: 'epoch', value: 3 }],
    pages: neverCorrected,
  },
  {
    name: 'a new environment has its first latch, and nobody is told',
    minutes: 5,
    faults: [{ kind: 'not-armed' }],
    items: [
      { ...isLatched(false, -250, -70) },
      { ...isLatched(false, -250, -70), member: 'announcement', value: 'none' },
      { ...isLatched(false, -250, -70), member: 'epoch', value: 0 },
    ],
    metrics: [metric('FailoverLatch', 'absent', -360, -321), metric('FailoverLatch', 0, -240, -70)],
    pages: neverCorrected,
  },
  {
    name: 'the latch is wrong while nobody knows who writes',
    minutes: 12,
    faults: [latch(true, 0), described('dr', { members: [] }, between(0, 150))],
    items: [isLatched(true, 1, 190), isLatched(false, 245, 350)],
    pages: [...corrected(190, 245), { subject: 'which region writes', count: 1 }],
  },
  {
    name: 'the latch is wrong while Aurora does something',
    minutes: 12,
    faults: [
      latch(true, 0),
      described(
        'dr',
        { operation: { status: 'switching-over', isDataLossAllowed: false } },
        between(0, 150),
      ),
    ],
    items: [isLatched(true, 1, 190), isLatched(false, 245, 350)],
    pages: corrected(190, 245),
  },
  {
    name: 'the latch is wrong while nobody writes',
    minutes: 12,
    faults: [latch(true, 0), described('dr', { writers: [] }, between(0, 150))],
    items: [isLatched(true, 1, 190), isLatched(false, 245, 350)],
    pages: corrected(190, 245),
  },
  {
    name: 'the latch is wrong while an operation runs, of which nothing is known',
    minutes: 15,
    faults: [forgotten({}, false), latch(true, 0)],
    items: [
      isLatched(true, 1, 340),
      isLatched(false, 420, 530),
      operationIs('aborted', 330, 530),
      { ...operationIs('aborted', 330, 530), member: 'phase' },
    ],
    pages: [
      ...corrected(340, 420),
      { subject: 'stopped before it changed anything', count: 1, first: between(300, 330) },
    ],
    starts: [],
  },
  {
    name: 'there is no latch, and the DR region writes',
    minutes: 9,
    faults: [
      described('dr', { members: [] }, between(-360, 0)),
      described('dr', { writers: ['dr'] }, between(0, 150)),
    ],
    items: [isLatched(true, 95, 150)],
    pages: corrected(40, 95, 'us-east-2'),
  },
  {
    name: 'the home primary has a latch by mistake, and publishes none',
    minutes: 7,
    faults: [
      written('latch', 0, { set: true, atMs: moment(0), epoch: 3, announcement: 'due' }, 'primary'),
    ],
    metrics: [metric('FailoverLatch', 'absent', 1, 58, 'primary')],
    pages: neverCorrected,
  },
];
