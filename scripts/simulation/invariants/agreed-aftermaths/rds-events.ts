import type { Fault, Plain, RegionPlace } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at } from '../agreed-holds/agreed-hold';
import { type AgreedAftermath, FOR_GOOD_SECONDS, REFUSED, taskCalls } from './agreed-aftermath';

const TASK = 'record-rds-event';

const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

export interface Told {
  readonly id?: string;
  readonly eventId?: string;
  readonly date?: string | 'none';
  readonly source?: string;
  readonly message?: string;
  readonly forwardedBy?: string;
  readonly place?: RegionPlace;
}

/** What EventBridge hands over; the region is told at that second. */
export const told = (
  seconds: number,
  {
    id = 'event',
    eventId = 'RDS-EVENT-0181',
    date = time(0),
    source = 'aurora-use2-sim',
    message = 'started',
    forwardedBy,
    place = 'dr',
  }: Told = {},
): Fault => {
  const detail: Plain = {
    EventID: eventId,
    SourceIdentifier: source,
    Message: message,
    ...(date !== 'none' && { Date: date }),
  };
  return {
    kind: 'invoked',
    place,
    payload: {
      task: TASK,
      event: { id, time: time(30), region: 'us-east-2', detail },
      ...(forwardedBy && { forwardedBy }),
    },
    atMs: at(seconds),
  };
};

const inBoth = (...ids: readonly string[]): NonNullable<AgreedAftermath['events']> => [
  { place: 'dr', ids },
  { place: 'primary', ids },
];

const tellings = (
  name: string,
  faults: readonly Fault[],
  agreed: Pick<AgreedAftermath, 'events' | 'failures' | 'answers' | 'calls'>,
): AgreedAftermath => ({
  name,
  minutes: 7,
  faults,
  failures: { place: 'dr', task: TASK, names: [] },
  ...agreed,
});

const wrong = (name: string, event: Told): AgreedAftermath => ({
  name,
  minutes: 7,
  faults: [told(0, event)],
  events: inBoth(),
  failures: { place: 'dr', task: TASK, names: ['InvalidTask'] },
});

const MANY = Array.from({ length: 103 }, (_, index) => index);
const nameOf = (index: number): string => `event-${String(index).padStart(3, '0')}`;

/** What RDS tells, as it arrives: twice, out of order, about something else, or odd. */
export const rdsEvents: readonly AgreedAftermath[] = [
  tellings('an event that comes twice', [told(0), told(5)], {
    events: inBoth('event'),
    answers: { place: 'dr', task: TASK, member: 'recorded', values: ['new', 'already'] },
  }),
  tellings('an event that comes in both regions', [told(0), told(5, { place: 'primary' })], {
    events: inBoth('event'),
  }),
  tellings(
    'events out of order',
    [
      told(0, { id: 'second', date: time(-5) }),
      told(2, { id: 'first', date: time(-9) }),
      told(4, { id: 'fourth-b', date: time(-1) }),
      told(6, { id: 'fourth-a', date: time(-1) }),
      told(8, { id: 'third', date: time(-3) }),
    ],
    { events: inBoth('first', 'second', 'third', 'fourth-a', 'fourth-b') },
  ),
  tellings(
    'events about other clusters',
    [
      told(0, { id: 'other', source: 'other', message: 'Global database cluster other' }),
      told(1, { id: 'longer', source: 'aurora-use1-sim-2', message: 'for aurora-use1-sim-2.' }),
      told(2, { id: 'peer', source: 'aurora-use1-sim' }),
      told(3, { id: 'global', source: 'payments-global-sim' }),
      told(4, { id: 'instance', source: 'writer-1', message: 'Cluster (aurora-use1-sim): done' }),
    ],
    { events: inBoth('global', 'instance', 'peer') },
  ),
  tellings(
    'an event without a time of its own',
    [told(0, { date: 'none' }), told(2, { id: 'later', date: time(29) })],
    {
      events: inBoth('later', 'event'),
    },
  ),
  tellings(
    'events that no report speaks of',
    [told(0, { eventId: 'RDS-EVENT-0001' }), told(1, { eventId: 'toString' })],
    {
      events: inBoth(),
      answers: { place: 'dr', task: TASK, member: 'recorded', values: ['ignored', 'ignored'] },
    },
  ),
  tellings(
    'an event that the other region has handed over',
    [told(0, { forwardedBy: 'us-east-1' })],
    {
      events: [
        { place: 'dr', ids: ['event'] },
        { place: 'primary', ids: [] },
      ],
    },
  ),
  tellings(
    'an event that cannot be handed over',
    [told(0), taskCalls('dr', `${TASK} Lambda Invoke`, REFUSED, FOR_GOOD_SECONDS)],
    {
      events: [
        { place: 'dr', ids: ['event'] },
        { place: 'primary', ids: [] },
      ],
    },
  ),
  tellings(
    'an event whose handing over is not answered',
    [told(0), taskCalls('dr', `${TASK} Lambda Invoke`, 'stalled', FOR_GOOD_SECONDS)],
    { events: inBoth('event') },
  ),
  tellings(
    'an event whose handing over takes its time',
    [told(0), taskCalls('dr', `${TASK} Lambda Invoke`, { slowMs: 3_000 }, FOR_GOOD_SECONDS)],
    { events: inBoth('event') },
  ),
  tellings(
    'more events than are kept',
    MANY.map((index) => told(index / 4, { id: nameOf(index), date: time(index - 200) })),
    { events: inBoth(...MANY.slice(-100).map(nameOf)) },
  ),
  wrong('an event without an id', { id: '' }),
  wrong('an event with a time that is none', { date: 'the day before yesterday' }),
];

const whole = {
  id: 'whole',
  atMs: EPOCH_MS + at(-120),
  eventId: 'RDS-EVENT-0181',
  region: 'us-east-2',
  source: 'aurora-use2-sim',
  message: 'started',
};

/** As another version may have kept them: each lacks something, or has it in another form. */
const UNREADABLE: readonly Plain[] = [
  'an event',
  { ...whole, id: 7 },
  { ...whole, id: 'timeless', atMs: 'yesterday' },
  { ...whole, id: 'nameless', eventId: 181 },
  { ...whole, id: 'unheard-of', eventId: 'RDS-EVENT-9999' },
  { ...whole, id: 'nowhere', region: 2 },
  { ...whole, id: 'of-nothing', source: 3 },
  { ...whole, id: 'wordless', message: 4 },
];

/** What was kept before, and how long the other region may take to be told. */
export const keptAndHandedOver: readonly AgreedAftermath[] = [
  tellings(
    'an event beside some that another version has kept',
    [
      {
        kind: 'item-written',
        place: 'dr',
        item: 'rds-events',
        value: { json: JSON.stringify([whole, ...UNREADABLE]), revision: 9 },
        when: { atMs: at(-60) },
      },
      told(0),
    ],
    { events: [{ place: 'dr', ids: ['whole', 'event'] }] },
  ),
  tellings(
    'an event that takes three seconds to be handed over',
    [
      told(0),
      taskCalls('dr', `${TASK} Lambda Invoke`, { arrivesAfterMs: 3_000 }, FOR_GOOD_SECONDS),
    ],
    { events: inBoth('event') },
  ),
];
