import type { Database } from '../../../../functions/payment-service/database/database';
import { DatabaseFailure } from '../../../../functions/payment-service/database/failure';
import {
  type DatabaseStatus,
  StatusMonitor,
} from '../../../../functions/payment-service/database/status';
import { StoppedClock } from '../support/stopped-clock';

type Answer = { readonly read_only: boolean } | DatabaseFailure;

let clock: StoppedClock;
let queries: number;
let answers: Answer[];
let told: DatabaseStatus[];
let monitor: StatusMonitor;

/** Gives one answer after the other, and the last one for ever. */
const database = {
  async query() {
    queries += 1;
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    return [answer];
  },
  close: async () => undefined,
} as unknown as Database;

beforeEach(() => {
  clock = new StoppedClock();
  queries = 0;
  told = [];
  monitor = new StatusMonitor({
    database,
    clock,
    timeoutMs: 1_000,
    onAnswer: (status) => told.push(status),
  });
});

it.each([
  [false, 'writer'],
  [true, 'standby'],
])('calls a database whose read_only is %s a %s', async (read_only, kind) => {
  answers = [{ read_only }];

  expect(await monitor.current()).toEqual({ kind });
});

it('asks once for all who want to know at the same time, and again after a second', async () => {
  answers = [{ read_only: false }];

  await Promise.all([monitor.current(), monitor.current()]);
  await monitor.current();
  const withinASecond = queries;
  clock.currentMs += 1_000;
  await monitor.current();

  expect(withinASecond).toBe(1);
  expect(queries).toBe(2);
  expect(told).toHaveLength(2);
});

it('does not take a broken connection for a broken database', async () => {
  answers = [new DatabaseFailure('outcome-unknown', 'reset'), { read_only: false }];

  expect(await monitor.current()).toEqual({ kind: 'writer' });
});

it.each<[string, Answer[]]>([
  ['two connections break', [new DatabaseFailure('outcome-unknown', 'reset')]],
  ['none can be made', [new DatabaseFailure('unavailable', 'refused'), { read_only: false }]],
])('calls it unavailable when %s', async (_when, given) => {
  answers = given;

  expect(await monitor.current()).toMatchObject({ kind: 'unavailable' });
});
