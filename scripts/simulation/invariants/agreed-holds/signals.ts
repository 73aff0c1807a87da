import type { Fault, FaultOf } from '../../schedule/fault';
import {
  type AgreedHold,
  always,
  at,
  between,
  CHECKED_SECONDS,
  CONFIRMED,
  failsOver,
  from,
  lost,
  SEEN,
  says,
  UNCONFIRMED,
  votedDown,
} from './agreed-hold';

const cutOff = (seconds: number): readonly Fault[] => [
  { kind: 'partition', between: ['dr', 'world'], ...between(0, seconds) },
  { kind: 'partition', between: ['primary', 'dr'], ...between(0, seconds) },
];

const selfLost = (endpoints: number, during = from(0)): Fault => ({
  kind: 'self-check-lost',
  place: 'dr',
  endpoints,
  ...during,
});

const verdict = (values: FaultOf<'verdict-says'>['says'], during = from(0)): Fault => ({
  kind: 'verdict-says',
  says: values,
  ...during,
});

const probe = (status: number, during = from(0)): Fault => ({
  kind: 'probe-answers',
  place: 'dr',
  status,
  ...during,
});

/** Bad from a moment on, and a page after the minute that it takes to believe it. */
const pagesFor = (name: string, reason: string, ...faults: readonly Fault[]): AgreedHold => ({
  name,
  minutes: 9,
  faults,
  says: [
    says(-200, 0, 'active-healthy'),
    says(SEEN, UNCONFIRMED, 'suspicious'),
    says(CONFIRMED, 180, reason, 'pages'),
  ],
  failover: 'never',
});

/** Something is bad for so long, and then everything is well. */
const briefly = (name: string, seconds: number, faults: readonly Fault[]): AgreedHold => ({
  name,
  minutes: 9,
  faults,
  says: [says(SEEN, seconds - 1, 'suspicious'), says(seconds + SEEN + 20, 180, 'active-healthy')],
  failover: 'never',
});

const inTurns = (
  seconds: number,
  untilSeconds: number,
  ...phases: readonly ((during: ReturnType<typeof between>) => readonly Fault[])[]
): readonly Fault[] =>
  Array.from({ length: Math.ceil(untilSeconds / seconds) }, (_, index) => index).flatMap(
    (index) =>
      phases[index % phases.length]?.(between(index * seconds, (index + 1) * seconds)) ?? [],
  );

const missing = (during: ReturnType<typeof between>) => [verdict([], during), probe(503, during)];
const disagreeing = (during: ReturnType<typeof between>) => [probe(503, during)];

/** The watcher's rounds fail for three or four ticks of ten seconds, which leaves gaps of 40 and 50 s. */
const withoutTicks = (fromSeconds: number, ticks: 3 | 4): Fault => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'functions',
  call: 'watch DynamoDB GetItem',
  nth: 1,
  fromMs: from(fromSeconds).fromMs,
  forMs: (ticks - 1) * 10_000 + 5_000,
  manner: { error: 'AccessDeniedException' },
});

export const signalHolds: readonly AgreedHold[] = [
  pagesFor('without a verdict', 'unknown-signals', verdict([])),
  pagesFor('with two verdicts', 'unknown-signals', verdict(['healthy', 'unhealthy'])),
  pagesFor('with the same verdict twice', 'unknown-signals', verdict(['healthy', 'healthy'])),
  pagesFor('with a verdict that means nothing', 'unknown-signals', verdict(['well'])),
  pagesFor('without an answer about the verdict', 'unknown-signals', verdict('no-answer')),
  pagesFor('lost without a verdict', 'unknown-signals', lost, verdict([])),
  pagesFor('lost with two verdicts', 'unknown-signals', lost, verdict(['unhealthy', 'unhealthy'])),
  pagesFor('lost and called healthy', 'disagreement', lost, verdict(['healthy'])),
  pagesFor('well and called unhealthy', 'disagreement', verdict(['unhealthy'])),
  pagesFor('not reached by the probe', 'disagreement', probe(503)),
  pagesFor('redirected', 'disagreement', probe(302)),
  pagesFor('without content', 'disagreement', probe(204)),
  pagesFor('without the page', 'disagreement', probe(404)),
  briefly('voted down for 50 s', 50, votedDown(between(0, 50))),
  briefly('disagreeing for 50 s', 50, [probe(503, between(0, 50))]),
  {
    name: 'voted down for two minutes',
    minutes: 12,
    faults: votedDown(between(0, 120)),
    says: [says(SEEN, UNCONFIRMED, 'suspicious')],
    failover: failsOver(0),
  },
  {
    name: 'lost',
    minutes: 12,
    faults: [lost],
    says: [says(-300, 0, 'active-healthy'), says(SEEN, 79, 'suspicious')],
    failover: failsOver(),
  },
  {
    name: 'lost, connections hang',
    minutes: 12,
    faults: [{ ...lost, manner: 'hangs' } as Fault],
    says: [says(SEEN, 79, 'suspicious')],
    failover: failsOver(),
  },
  {
    name: 'lost, and not reached since half a minute before',
    minutes: 12,
    faults: [lost, probe(503, between(-35, 0))],
    says: [says(-360 + SEEN, -35, 'active-healthy')],
    failover: { ...failsOver(), badSinceMs: at(-35) },
  },
  {
    name: 'lost, and not reached since four minutes before',
    minutes: 12,
    faults: [lost, probe(503, between(-240, 0))],
    says: [says(-240 + CONFIRMED, 0, 'disagreement', 'pages')],
    failover: { ...failsOver(), badSinceMs: at(CHECKED_SECONDS) },
  },
  {
    name: 'flapping between shapes',
    minutes: 12,
    faults: inTurns(30, 330, missing, disagreeing),
    says: [
      says(SEEN, 175, 'suspicious'),
      says(225, 325, ['unknown-signals', 'disagreement'], 'pages'),
    ],
    failover: 'never',
  },
  {
    name: 'flapping, and lost in between',
    minutes: 12,
    faults: inTurns(50, 350, votedDown, disagreeing),
    says: [
      says(SEEN, 175, 'suspicious'),
      says(281, 299, 'disagreement', 'pages'),
      says(326, 349, 'suspicious'),
    ],
    failover: 'never',
  },
  {
    name: 'flapping, and well in between',
    minutes: 12,
    faults: inTurns(30, 330, missing, disagreeing, missing, disagreeing, () => []),
    says: [says(SEEN, 119, 'suspicious'), says(176, 269, 'suspicious')],
    failover: 'never',
  },
  {
    name: 'cut off for 40 s',
    minutes: 9,
    faults: cutOff(40),
    says: [says(SEEN, 39, 'self-unhealthy'), says(70, 180, 'active-healthy')],
    failover: 'never',
  },
  {
    name: 'cut off for 150 s',
    minutes: 12,
    faults: cutOff(150),
    says: [
      says(SEEN, UNCONFIRMED, 'self-unhealthy'),
      says(CONFIRMED, 149, 'self-unhealthy', 'pages'),
      says(180, 360, 'active-healthy'),
    ],
    failover: 'never',
  },
  {
    name: 'lost, and not reaching anything itself',
    minutes: 10,
    faults: [lost, selfLost(9)],
    says: [
      says(SEEN, UNCONFIRMED, 'self-unhealthy'),
      says(CONFIRMED, 230, 'self-unhealthy', 'pages'),
    ],
    failover: 'never',
  },
  {
    name: 'lost, and reaching one of two endpoints',
    minutes: 12,
    faults: [lost, selfLost(1)],
    says: [says(SEEN, 79, 'suspicious')],
    failover: failsOver(),
  },
  {
    name: 'lost, and cut off for a moment of the confirmation',
    minutes: 12,
    faults: [lost, selfLost(9, between(40, 65))],
    says: [says(-300, 0, 'active-healthy')],
    failover: failsOver(65),
  },
  {
    name: 'lost, and healthy for a moment of the confirmation',
    minutes: 12,
    faults: [lost, verdict(['healthy'], between(40, 65))],
    says: [says(SEEN, 124, 'suspicious')],
    failover: failsOver(65),
  },
  {
    name: 'lost, and three samples of the confirmation missing',
    minutes: 12,
    faults: [...votedDown(from(0)), withoutTicks(12, 3)],
    says: [says(-300, 0, 'active-healthy')],
    failover: failsOver(0),
  },
  {
    name: 'lost, and two times three samples missing',
    minutes: 12,
    faults: [...votedDown(from(0)), withoutTicks(12, 3), withoutTicks(72, 3)],
    says: [says(-300, 0, 'active-healthy')],
    failover: failsOver(0),
  },
  {
    name: 'lost, and four samples of the confirmation missing',
    minutes: 12,
    faults: [...votedDown(from(0)), withoutTicks(11, 4)],
    says: [says(-300, 0, 'active-healthy'), says(80, 110, 'suspicious')],
    failover: failsOver(47),
  },
  {
    name: 'not armed yet, and without a verdict',
    minutes: 7,
    faults: [{ kind: 'not-armed' }, verdict([], always)],
    says: [says(-360 + SEEN, -360 + UNCONFIRMED, 'suspicious'), says(-240, 60, 'never-armed')],
    failover: 'never',
  },
  {
    name: 'not armed yet, and disagreeing',
    minutes: 9,
    faults: [{ kind: 'not-armed' }, probe(503)],
    says: [says(SEEN, UNCONFIRMED, 'suspicious'), says(CONFIRMED, 180, 'never-armed')],
    failover: 'never',
  },
  {
    name: 'seen to be lost from the home primary',
    minutes: 13,
    faults: [
      { kind: 'operator', action: 'switch-over', atMs: 60_000 },
      { kind: 'region-lost', place: 'dr', manner: 'refuses', ...from(180) },
    ],
    says: [
      { ...says(60, 180, 'active-healthy'), place: 'primary' },
      { ...says(180 + SEEN, 180 + UNCONFIRMED, 'suspicious'), place: 'primary' },
      { ...says(180 + CONFIRMED, 420, 'not-automatic', 'pages'), place: 'primary' },
    ],
    failover: 'never',
  },
  {
    name: 'the writer alone is lost',
    minutes: 12,
    faults: [{ kind: 'writer-lost', place: 'primary', ...from(0) }],
    says: [says(SEEN, CHECKED_SECONDS + UNCONFIRMED, 'suspicious')],
    failover: failsOver(),
  },
];
