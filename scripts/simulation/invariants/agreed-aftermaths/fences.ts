import type { Fault } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, between, from } from '../agreed-holds/agreed-hold';
import type { AgreedItem } from '../agreed-watches/agreed-watch';
import {
  type AgreedAftermath,
  databaseLost,
  FOR_GOOD_SECONDS,
  quickPromotion,
  REFUSED,
  taskCalls,
} from './agreed-aftermath';
import { step } from './late-deliveries';

const tasksStop = (afterSeconds: number): Fault => ({
  kind: 'tasks-stop',
  place: 'primary',
  afterMs: afterSeconds * 1000,
});

/** Looked at every two seconds, four times: longer nobody waits for a lost region. */
const stopped = (
  name: string,
  fence: AgreedAftermath['fence'],
  ...faults: readonly Fault[]
): AgreedAftermath => ({
  name,
  minutes: 10,
  faults: [databaseLost, quickPromotion, ...faults],
  ...(fence && { fence }),
});

/** The DR region writes and has the latch; then it is lost, and a person has the primary take over. */
const takenBack: readonly Fault[] = [
  {
    kind: 'console',
    operation: 'failover',
    to: 'dr',
    when: { atMs: at(-300) },
    takesMs: 20_000,
  },
  { kind: 'writer-lost', place: 'dr', ...from(100) },
  { kind: 'operator', action: 'fail-over', atMs: at(120) },
  { kind: 'operator', action: 'disarm', atMs: at(-330) },
  quickPromotion,
];

const latched = (value: boolean, fromSeconds: number, untilSeconds: number): AgreedItem => ({
  place: 'dr',
  item: 'latch',
  member: 'set',
  value,
  ...between(fromSeconds, untilSeconds),
});

/** The lost region's tasks and latch. */
export const fences: readonly AgreedAftermath[] = [
  stopped('tasks that stop at once', { outcome: 'tasks-stopped', looks: 1 }, tasksStop(1)),
  stopped(
    'tasks that stop after five seconds',
    { outcome: 'tasks-stopped', looks: 3 },
    tasksStop(5),
  ),
  stopped(
    'tasks that stop at the last look',
    { outcome: 'tasks-stopped', looks: 4 },
    tasksStop(7.5),
  ),
  stopped('tasks that take longer', { outcome: 'tasks-stopping', looks: 4 }, tasksStop(60)),
  stopped(
    'tasks that are gone, and that autoscaling may start again',
    { outcome: 'tasks-stopping', looks: 1 },
    tasksStop(1),
    { kind: 'scaling-suspended', place: 'primary' },
    taskCalls(
      'dr',
      'fence Application Auto Scaling RegisterScalableTarget',
      REFUSED,
      FOR_GOOD_SECONDS,
    ),
  ),
  stopped(
    'a service that takes no orders',
    { outcome: 'unproven', looks: 0 },
    taskCalls('dr', 'fence ECS UpdateService', REFUSED, FOR_GOOD_SECONDS),
  ),
  stopped(
    'tasks that nobody tells about',
    { outcome: 'tasks-stopping', looks: 1 },
    tasksStop(1),
    taskCalls('dr', 'fence ECS DescribeServices', REFUSED, FOR_GOOD_SECONDS),
  ),
  stopped(
    'a service that does not finish its answer',
    { outcome: 'unproven', looks: 0 },
    taskCalls('dr', 'fence ECS UpdateService', 'stalled', FOR_GOOD_SECONDS),
  ),
  {
    name: 'the DR region has no latch to drop elsewhere',
    minutes: 10,
    faults: [databaseLost, quickPromotion, tasksStop(0.5)],
    items: [{ ...latched(true, -300, 230), place: 'primary', value: undefined }],
    published: { place: 'primary', metric: 'FailoverLatch', value: 0, count: 0 },
  },
  {
    name: "the lost DR region's latch is dropped at once",
    minutes: 12,
    faults: takenBack,
    items: [
      latched(true, 0, 119),
      latched(false, 124, 200),
      { ...latched(false, 124, 200), member: 'epoch', value: 1 },
    ],
    published: { place: 'dr', metric: 'FailoverLatch', value: 0, count: 1 },
  },
  {
    name: 'a newer latch of the lost DR region stays',
    minutes: 10,
    faults: [
      ...takenBack,
      {
        kind: 'item-written',
        place: 'dr',
        item: 'latch',
        value: { set: true, atMs: EPOCH_MS + at(4_000), epoch: 9 },
        when: { atMs: at(110) },
      },
    ],
    items: [latched(true, 0, 239), { ...latched(true, 111, 239), member: 'epoch', value: 9 }],
    published: { place: 'dr', metric: 'FailoverLatch', value: 0, count: 0 },
  },
];

/** A running operation's fence, delivered once more when the first has noted what it saw. */
const fencedAgain = (
  name: string,
  agreedFence: AgreedAftermath['fence'],
  ...faults: readonly Fault[]
): AgreedAftermath => ({
  name,
  minutes: 10,
  faults: [
    databaseLost,
    { kind: 'promotion-slow', promotionMs: 150_000 },
    { kind: 'invoked', place: 'dr', payload: step('fence'), atMs: at(170) },
    ...faults,
  ],
  ...(agreedFence && { fence: agreedFence }),
});

export const fencesAgain: readonly AgreedAftermath[] = [
  fencedAgain(
    'a fence that is delivered again when the tasks have stopped',
    { outcome: 'tasks-stopped', looks: 4 },
    tasksStop(60),
  ),
  fencedAgain(
    'a fence that is delivered again and proves less',
    { outcome: 'tasks-stopped', looks: 1 },
    tasksStop(1),
    {
      kind: 'call-fails',
      place: 'dr',
      by: 'functions',
      call: 'fence ECS UpdateService',
      nth: 1,
      fromMs: at(160),
      forMs: FOR_GOOD_SECONDS * 1000,
      manner: REFUSED,
    },
  ),
];

/** What is refused of one half of the fence leaves the other half its time. */
export const halfFenced: readonly AgreedAftermath[] = [
  {
    name: "the lost DR region's latch is dropped although its service takes no orders",
    minutes: 12,
    faults: [
      ...takenBack,
      taskCalls('primary', 'fence ECS UpdateService', REFUSED, FOR_GOOD_SECONDS),
      taskCalls('primary', 'fence ECS DescribeServices', REFUSED, FOR_GOOD_SECONDS),
      taskCalls(
        'primary',
        'fence Application Auto Scaling RegisterScalableTarget',
        REFUSED,
        FOR_GOOD_SECONDS,
      ),
      taskCalls('primary', 'fence DynamoDB PutItem', { slowMs: 2_000 }, 0),
    ],
    items: [latched(true, 0, 119), latched(false, 128, 200)],
    published: { place: 'dr', metric: 'FailoverLatch', value: 0, count: 1 },
  },
];
