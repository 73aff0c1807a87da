import {
  createRegionalValidator,
  type RemoteFunction,
} from '../../../../functions/payment-service/validation/regional-validator';
import { VirtualClock } from '../../../support/virtual-clock';
import { CARD_PAYMENT } from '../support/requests';

const ACCEPTED = {
  outcome: 'accepted',
  requestId: 'request',
  merchantId: 'merchant',
  paymentReference: 'reference',
  amount: { currency: 'USD', minorUnits: 1050 },
  paymentMethod: { type: 'card', brand: 'visa', last4: '1111' },
};

const REJECTED = {
  outcome: 'rejected',
  requestId: 'request',
  violations: [{ field: '/amount', code: 'not_positive', message: 'must be above zero' }],
};

type Behaviour =
  | 'accepts'
  | 'rejects'
  | 'fails'
  | 'hangs'
  | 'talks nonsense'
  | 'accepts another amount';

const PAYMENT = { ...CARD_PAYMENT, idempotencyKey: 'key' };

/** A function that behaves as its test wants it to, and counts its calls. */
class ScriptedFunction implements RemoteFunction {
  calls = 0;
  traces: (string | undefined)[] = [];

  constructor(
    private readonly region: string,
    public behaviour: Behaviour,
  ) {}

  async invoke(_event: unknown, { trace }: { trace: string | undefined }): Promise<unknown> {
    this.calls += 1;
    this.traces.push(trace);
    switch (this.behaviour) {
      case 'accepts':
        return { ...ACCEPTED, region: this.region };
      case 'rejects':
        return { ...REJECTED, region: this.region };
      case 'fails':
        throw new Error('ServiceException');
      case 'hangs':
        return new Promise(() => undefined);
      case 'accepts another amount':
        return {
          ...ACCEPTED,
          amount: { ...ACCEPTED.amount, minorUnits: 10 * ACCEPTED.amount.minorUnits },
          region: this.region,
        };
      case 'talks nonsense':
        return { outcome: 'accepted', region: this.region };
    }
  }
}

let clock: VirtualClock;
let own: ScriptedFunction;
let peer: ScriptedFunction;

beforeEach(() => {
  clock = new VirtualClock();
  own = new ScriptedFunction('us-east-1', 'accepts');
  peer = new ScriptedFunction('us-east-2', 'accepts');
});

const create = () =>
  createRegionalValidator({
    functions: [
      { name: 'own', remote: own },
      { name: 'peer', remote: peer },
    ],
    clock,
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });

const ignore = () => undefined;

it('asks in its own region only, and passes the trace on', async () => {
  const outcome = await create().validate(PAYMENT, 'Root=1');

  expect(outcome).toEqual({
    kind: 'accepted',
    region: 'us-east-1',
    amount: ACCEPTED.amount,
    paymentMethod: ACCEPTED.paymentMethod,
  });
  expect(own.traces).toEqual(['Root=1']);
  expect(peer.calls).toBe(0);
});

it('takes a rejection for an answer', async () => {
  own.behaviour = 'rejects';

  const outcome = await create().validate(PAYMENT, undefined);

  expect(outcome).toEqual({
    kind: 'rejected',
    region: 'us-east-1',
    violations: REJECTED.violations,
  });
  expect(peer.calls).toBe(0);
});

it.each<Behaviour>(['fails', 'hangs', 'talks nonsense', 'accepts another amount'])(
  'asks again, then in the other region, when its own %s',
  async (behaviour) => {
    own.behaviour = behaviour;

    const outcome = await create().validate(PAYMENT, undefined);

    expect(outcome).toMatchObject({ kind: 'accepted', region: 'us-east-2' });
    expect([own.calls, peer.calls]).toEqual([2, 1]);
  },
);

it('says within 4 s that nobody can be asked', async () => {
  own.behaviour = 'hangs';
  peer.behaviour = 'hangs';
  const startedAtMs = clock.nowMs();

  const outcome = await create().validate(PAYMENT, undefined);

  expect(outcome).toEqual({ kind: 'unavailable' });
  expect(clock.nowMs() - startedAtMs).toBeLessThan(4_000);
});

it('goes to the other region at once after failing for a while, and comes back by itself', async () => {
  own.behaviour = 'fails';
  const validator = create();
  for (let n = 0; n < 5; n += 1) await validator.validate(PAYMENT, undefined);
  const callsBeforeOpening = own.calls;

  await validator.validate(PAYMENT, undefined);
  const callsWhileOpen = own.calls;
  own.behaviour = 'accepts';
  await clock.sleep(10_000, new AbortController().signal);
  const outcome = await validator.validate(PAYMENT, undefined);

  expect(callsBeforeOpening).toBe(5);
  expect(callsWhileOpen).toBe(5);
  expect(outcome).toMatchObject({ region: 'us-east-1' });
});
