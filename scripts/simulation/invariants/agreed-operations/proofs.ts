import type { Fault, FaultOf } from '../../schedule/fault';
import { at, between, from, lost } from '../agreed-holds/agreed-hold';
import type { AgreedOperation } from './agreed-operation';

const switchedOver: Fault = { kind: 'operator', action: 'switch-over', atMs: at(0) };

const SYNTHETIC = JSON.stringify({ id: 'synthetic' });

const answers = (
  method: 'GET' | 'POST',
  ...given: readonly (readonly [status: number, body?: string])[]
): FaultOf<'payment-answers'> => ({
  kind: 'payment-answers',
  place: 'dr',
  method,
  answers: given.map(([status, body = '']) => ({ status, body })),
});

const named = ({ method, answers: given }: FaultOf<'payment-answers'>): string =>
  `the payment's ${method} answered ${given.map(({ status, body }) => `${status} ${body}`).join(', ')}`;

const refused = (fault: FaultOf<'payment-answers'>): AgreedOperation => ({
  name: named(fault),
  minutes: 14,
  faults: [lost, fault],
  place: 'dr',
  outcome: 'unproven',
  failures: { task: 'verify-payment', names: ['TaskRefused'] },
});

const askedAgain = (fault: FaultOf<'payment-answers'>): AgreedOperation => ({
  name: named(fault),
  minutes: 14,
  faults: [lost, fault],
  place: 'dr',
  outcome: 'done',
  tries: {
    state: 'VerifyPayment',
    atLeast: fault.answers.length + 1,
    atMost: fault.answers.length + 2,
  },
});

const name = (
  says: FaultOf<'name-says'>['says'],
  untilSeconds: number | undefined,
): AgreedOperation => ({
  name: `the name leads to ${says} ${untilSeconds === undefined ? 'for good' : 'for a while'}`,
  minutes: untilSeconds === undefined ? 20 : 15,
  faults: [
    lost,
    {
      kind: 'name-says',
      says,
      ...(untilSeconds === undefined ? from(0) : between(0, untilSeconds)),
    } satisfies Fault,
  ],
  place: 'dr',
  outcome: 'done',
  isTrafficProven: untilSeconds !== undefined,
  tries: { state: 'VerifyTraffic', atLeast: 6, atMost: 70 },
});

/** The same of a switchover, whose target proves itself just so. */
const switched = (agreed: AgreedOperation): AgreedOperation => ({
  ...agreed,
  name: `after a switchover, ${agreed.name}`,
  faults: agreed.faults.map((fault) => (fault === lost ? switchedOver : fault)),
  place: 'primary',
});

export const proofs: readonly AgreedOperation[] = [
  ...[400, 401, 403, 404, 422, 302].map((status) => refused(answers('POST', [status]))),
  refused(answers('POST', [201, ''])),
  refused(answers('POST', [200, '{}'])),
  refused(answers('POST', [201, '{"id":5}'])),
  refused(answers('POST', [201, '["synthetic"]'])),
  ...[408, 409, 425, 429, 500, 503].map((status) => askedAgain(answers('POST', [status]))),
  askedAgain(answers('POST', [503], [429], [500], [409])),
  askedAgain(answers('GET', [404])),
  askedAgain(answers('GET', [404], [404], [503])),
  refused(answers('GET', [400])),
  refused(answers('GET', [200, '{}'])),
  refused(answers('GET', [200, '{"id":"another"}'])),
  {
    name: 'the payment was answered before, and is there',
    minutes: 14,
    faults: [lost, answers('POST', [200, SYNTHETIC]), answers('GET', [200, SYNTHETIC])],
    place: 'dr',
    outcome: 'done',
    tries: { state: 'VerifyPayment', atLeast: 1, atMost: 1 },
  },
  name('nothing', 320),
  name('no-answer', 320),
  name('primary', 320),
  name('primary', undefined),
  switched(refused(answers('POST', [400]))),
  switched(askedAgain(answers('POST', [503], [429], [500], [409]))),
  switched(askedAgain(answers('GET', [404], [404], [503]))),
  switched(name('primary', 320)),
];

/** The region that takes over answers late, or its names do. */
const late = (
  what: string,
  signal: FaultOf<'signals-slow'>['signal'],
  byMs: number,
  untilSeconds: number,
  agreed: Pick<AgreedOperation, 'tries' | 'failures'>,
): AgreedOperation => ({
  name: `proving, ${what}`,
  minutes: 12,
  faults: [
    { kind: 'operator', action: 'fail-over', atMs: at(0) },
    { kind: 'promotion-slow', promotionMs: 10_000 },
    { kind: 'signals-slow', place: 'dr', signal, byMs, ...between(0, untilSeconds) },
  ],
  place: 'dr',
  outcome: 'done',
  ...agreed,
});

const once = (state: string) => ({ state, atLeast: 1, atMost: 1 });

/** No answer in time is one that is not there yet. */
const notYet = (task: string) => ({ task, names: ['NotYet'] });

export const lateProofs: readonly AgreedOperation[] = [
  late('payments are answered late', 'probe', 3_500, 600, { tries: once('VerifyPayment') }),
  late('payments are not answered', 'probe', 60_000, 60, { failures: notYet('verify-payment') }),
  late('names are answered late', 'name', 3_500, 600, {}),
  late('names are not answered', 'name', 60_000, 120, { failures: notYet('verify-traffic') }),
  // Who refuses a payment has not taken it, whatever else the answer says.
  ...[300, 404].map((status) => refused(answers('POST', [status, SYNTHETIC]))),
];
