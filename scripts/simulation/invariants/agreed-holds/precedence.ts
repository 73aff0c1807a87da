import type { DatabaseDescription, Fault } from '../../schedule/fault';
import {
  type AgreedHold,
  always,
  at,
  CONFIRMED,
  from,
  heldFor,
  lost,
  SEEN,
  says,
  UNCONFIRMED,
} from './agreed-hold';
import { ended } from './operations';

const described = (as: DatabaseDescription, during = always): Fault => ({
  kind: 'database-described',
  place: 'dr',
  as,
  ...during,
});

const cooling = ended({ outcome: 'done', endedSeconds: -30 * 60, isBegun: true });

const disarmed: Fault = { kind: 'operator', action: 'disarm', atMs: at(-60) };
const farBehind: Fault = { kind: 'replication-slow', lagMs: 310_000, ...always };
const cutOff: Fault = { kind: 'self-check-lost', place: 'dr', endpoints: 9, ...from(0) };
const unreached: Fault = { kind: 'probe-answers', place: 'dr', status: 503, ...from(0) };
const withoutVerdict: Fault = { kind: 'verdict-says', says: [], ...from(0) };
const notReady = described({ status: 'modifying' });
const withoutWriter = described({ members: [] }, from(0));
const busy = described({ operation: { status: 'failing-over', isDataLossAllowed: true } }, from(0));

const neither = (
  name: string,
  [unconfirmed, confirmed]: readonly [string, string],
  page: 'pages' | 'quiet',
  ...faults: readonly Fault[]
): AgreedHold => ({
  name,
  minutes: 9,
  faults,
  says: [says(SEEN, UNCONFIRMED, unconfirmed), says(CONFIRMED, 180, confirmed, page)],
  failover: 'never',
});

/** Two things at once, and which of them people are told of. */
export const precedence: readonly AgreedHold[] = [
  heldFor('disarmed, and cooling down', 'disarmed', disarmed, cooling),
  heldFor('cooling down, and the standby is not ready', 'cooldown', cooling, notReady),
  heldFor('the standby is not ready, and far behind', 'standby-not-ready', notReady, farBehind),
  heldFor('disarmed, and far behind', 'disarmed', disarmed, farBehind),
  neither(
    'cut off, and not known who writes',
    ['self-unhealthy', 'self-unhealthy'],
    'pages',
    lost,
    cutOff,
    withoutWriter,
  ),
  neither(
    'busy, and cut off',
    ['operation-running', 'operation-running'],
    'quiet',
    unreached,
    cutOff,
    busy,
  ),
  neither(
    'not known who writes, and no verdict',
    ['database-unknown', 'database-unknown'],
    'pages',
    withoutVerdict,
    withoutWriter,
  ),
  neither(
    'cut off, and disagreeing',
    ['self-unhealthy', 'self-unhealthy'],
    'pages',
    unreached,
    cutOff,
  ),
  neither(
    'disagreeing, and disarmed',
    ['suspicious', 'disagreement'],
    'pages',
    unreached,
    disarmed,
  ),
  neither(
    'no verdict, and disarmed',
    ['suspicious', 'unknown-signals'],
    'pages',
    withoutVerdict,
    disarmed,
  ),
  neither('well, and cut off', ['active-healthy', 'active-healthy'], 'quiet', cutOff),
  neither('well, and busy', ['active-healthy', 'active-healthy'], 'quiet', busy),
  neither(
    'not known who writes, disagreeing and not armed yet',
    ['database-unknown', 'database-unknown'],
    'pages',
    { kind: 'not-armed' },
    unreached,
    withoutWriter,
  ),
];
