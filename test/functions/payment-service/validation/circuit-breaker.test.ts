import { CircuitBreaker } from '../../../../functions/payment-service/validation/circuit-breaker';
import { StoppedClock } from '../support/stopped-clock';

const POLICY = { failuresToOpen: 3, openForMs: 1_000 };

let clock: StoppedClock;
let breaker: CircuitBreaker;

beforeEach(() => {
  clock = new StoppedClock();
  breaker = new CircuitBreaker(POLICY, clock);
});

const fail = (times: number) => {
  for (let n = 0; n < times; n += 1) breaker.admit()?.('failed');
};

it('opens after as many failures in a row', () => {
  fail(2);
  const afterTwo = breaker.admit();
  afterTwo?.('failed');

  expect(afterTwo).toBeDefined();
  expect(breaker.admit()).toBeUndefined();
});

it('stays closed when a call between failures succeeds', () => {
  fail(2);
  breaker.admit()?.('succeeded');
  fail(2);

  expect(breaker.admit()).toBeDefined();
});

it('lets one call through after its time, and no other until that has ended', () => {
  fail(3);
  clock.currentMs += 1_000;

  const probe = breaker.admit();

  expect(probe).toBeDefined();
  expect(breaker.admit()).toBeUndefined();
});

it('closes when that call succeeds', () => {
  fail(3);
  clock.currentMs += 1_000;
  breaker.admit()?.('succeeded');

  expect(breaker.admit()).toBeDefined();
  expect(breaker.admit()).toBeDefined();
});

it('opens for its whole time again when that call fails', () => {
  fail(3);
  clock.currentMs += 1_000;
  breaker.admit()?.('failed');
  clock.currentMs += 999;

  expect(breaker.admit()).toBeUndefined();
});

it('does not listen to calls from before it opened', () => {
  const old = breaker.admit();
  fail(3);
  clock.currentMs += 1_000;
  const probe = breaker.admit();
  old?.('succeeded');
  const duringProbe = breaker.admit();
  probe?.('failed');

  expect(duringProbe).toBeUndefined();
  expect(breaker.admit()).toBeUndefined();
});
