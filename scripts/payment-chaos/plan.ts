import { Random } from '../simulation/kernel/random';
import { drawFaults, type Fault } from './faults';

/** A payment that somebody wants to make, under one key however often it is tried. */
export interface Intent {
  readonly key: string;
  readonly merchantId: string;
  readonly paymentReference: string;
  readonly amount: string;
  readonly currency: string;
  readonly method: 'card' | 'iban';
}

/** How a client goes about a payment. */
export interface Step {
  readonly intent: Intent;
  /** `patient` asks until it is answered; `gives-up` asks once and takes no answer for a no. */
  readonly manner: 'patient' | 'gives-up';
  readonly pauseBeforeMs: number;
  /** The first try hangs up so soon; undefined when it waits. */
  readonly hangUpAfterMs: number | undefined;
  /** Times that it asks again after it was answered, as if the answer had been lost. */
  readonly repeats: number;
  /** After its answer it uses the key once more, for another amount. */
  readonly misusesKey: boolean;
}

export interface Plan {
  readonly seed: number;
  /** What each client does, one step after the other. */
  readonly clients: readonly (readonly Step[])[];
  readonly faults: readonly Fault[];
}

/** Services of a lane, behind a proxy each; a client's tries go to them in turn. */
export const SERVICES = 2;

const CURRENCIES = ['USD', 'EUR', 'GBP'] as const;

/** Everything that is left to chance in a run; how the processes interleave is the machine's. */
export function planOf(seed: number): Plan {
  const random = new Random(seed);
  const shared = Array.from({ length: random.between(2, 5) }, (_, index) =>
    drawIntent(random, `${seed}-shared-${index}`),
  );
  const clients = Array.from({ length: random.between(6, 10) }, (_, client) => [
    ...meetAt(shared),
    ...Array.from({ length: random.between(7, 13) }, (_, step) =>
      drawStep(random, shared, `${seed}-${client}-${step}`),
    ),
  ]);
  const steps = clients.flat().length;
  return {
    seed,
    clients,
    faults: drawFaults(random.fork('faults'), { services: SERVICES, steps }),
  };
}

/** All clients begin with one key at the same moment. */
const meetAt = (shared: readonly Intent[]): readonly Step[] =>
  shared.slice(0, 1).map((intent) => ({
    intent,
    manner: 'patient',
    pauseBeforeMs: 0,
    hangUpAfterMs: undefined,
    repeats: 1,
    misusesKey: false,
  }));

function drawStep(random: Random, shared: readonly Intent[], key: string): Step {
  const common = shared[random.between(0, shared.length - 1)];
  const isShared = common !== undefined && random.chance(0.2);
  const givesUp = !isShared && random.chance(0.25);
  return {
    intent: isShared ? common : drawIntent(random, key),
    manner: givesUp ? 'gives-up' : 'patient',
    pauseBeforeMs: random.between(0, 50),
    hangUpAfterMs: random.chance(0.1) ? random.between(0, 15) : undefined,
    repeats: givesUp ? 0 : random.between(0, 2),
    misusesKey: !givesUp && random.chance(0.1),
  };
}

const drawIntent = (random: Random, key: string): Intent => ({
  key: `chaos-${key}`,
  merchantId: `merchant-${random.between(1, 5)}`,
  paymentReference: `order-${key}`,
  amount: `${random.between(1, 900)}.${random.between(10, 99)}`,
  currency: random.pick(...CURRENCIES),
  method: random.pick('card', 'iban'),
});
