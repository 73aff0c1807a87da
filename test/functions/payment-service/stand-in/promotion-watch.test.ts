import { createLogger } from '../../../../functions/payment-service/observability/logger';
import { PromotionWatch } from '../../../../functions/payment-service/stand-in/promotion-watch';
import { systemClock } from '../../../../functions/shared/adapters/system-clock';
import type { Operation } from '../../../../functions/shared/state/operation';
import { HandSetClock } from './support/hand-set-clock';
import { failover } from './support/operations';

let clock: HandSetClock;
let read: () => Promise<Operation | undefined>;
let lines: string[];
let watch: PromotionWatch;

beforeEach(() => {
  clock = new HandSetClock();
  lines = [];
  watch = new PromotionWatch({
    readOperation: () => read(),
    clock,
    logger: createLogger({
      level: 'info',
      region: 'us-east-2',
      destination: { write: (line) => void lines.push(JSON.parse(line).message) },
    }),
  });
});

async function requestOf(operation: Operation | undefined) {
  read = async () => operation;
  await watch.poll();
  return watch.current;
}

it('knows when the promotion was asked for, and when it was seen', async () => {
  const asked = await requestOf(failover({ claimed: 1, promoting: 5 }));
  const promoted = await requestOf(failover({ claimed: 1, promoting: 5, promoted: 9 }));

  expect(asked).toEqual({ incident: 1, askedAtMs: 5, promotedAtMs: undefined });
  expect(promoted).toMatchObject({ askedAtMs: 5, promotedAtMs: 9 });
});

it.each([
  ['there was no operation', undefined],
  ['it was a switchover', failover({ promoting: 5 }, { kind: 'switchover' })],
  ['it was called off', failover({ promoting: 5 }, { outcome: 'aborted' })],
])('knows of no request when %s', async (_, operation) => {
  expect(await requestOf(operation)).toBeUndefined();
});

it.each([
  ['verified', failover({ promoting: 5, verified: 12 }), 12],
  ['done', failover({ promoting: 5 }, { outcome: 'done', endedAtMs: 20 }), 20],
])('takes the phase "%s" for a promotion whose note is missing', async (_, operation, atMs) => {
  expect(await requestOf(operation)).toMatchObject({ promotedAtMs: atMs });
});

it('goes on counting from the first request when the failover is resumed', async () => {
  await requestOf(failover({ promoting: 5 }));

  const claimed = await requestOf(failover({ claimed: 50 }, { epoch: 2 }));
  const resumed = await requestOf(failover({ claimed: 50, promoting: 60 }, { epoch: 2 }));
  const other = await requestOf(failover({ promoting: 70 }, { epoch: 3, firstBadSampleAtMs: 65 }));

  expect([claimed, resumed, other].map((request) => request?.askedAtMs)).toEqual([5, 5, 70]);
});

it('knows nothing any more when the table has not been read for five seconds', async () => {
  await requestOf(failover({ promoting: 5 }));
  read = () => Promise.reject(new Error('away'));
  clock.pass(4_999);
  await watch.poll();
  const before = watch.current;
  clock.pass(1);
  await watch.poll();

  expect(before).toMatchObject({ askedAtMs: 5 });
  expect(watch.current).toBeUndefined();
  expect(watch.lastKnown).toMatchObject({ askedAtMs: 5 });
});

it('says once that it cannot read, and once that it can again', async () => {
  read = () => Promise.reject(new Error('away'));
  await watch.poll();
  await watch.poll();
  await requestOf(undefined);
  await requestOf(undefined);

  expect(lines).toEqual([
    'cannot read the operation of this region',
    'can read the operation of this region again',
  ]);
});

it('does not wait for a table that hangs', async () => {
  const hanging = new PromotionWatch({
    readOperation: () => new Promise(() => undefined),
    clock: systemClock,
    logger: { debug: jest.fn(), info: jest.fn(), warn: jest.fn(), error: jest.fn() },
  });

  await hanging.poll();

  expect(hanging.current).toBeUndefined();
});
