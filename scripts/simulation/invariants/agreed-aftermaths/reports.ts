import type { Fault, Plain } from '../../schedule/fault';
import { EPOCH_MS } from '../../world/places';
import { at, from } from '../agreed-holds/agreed-hold';
import type { AgreedAftermath } from './agreed-aftermath';
import { step } from './late-deliveries';
import { told } from './rds-events';

const time = (seconds: number): string => new Date(EPOCH_MS + at(seconds)).toISOString();

const BEGAN_SECONDS = -200;
const PROMOTED_SECONDS = -100;

/** A failover that ended a minute ago, of which the state table knows each moment to the millisecond. */
const endedAfter = (phases: Readonly<Record<string, Plain>>): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'operation',
  value: {
    epoch: 1,
    kind: 'failover',
    phase: 'done',
    phases: { claimed: time(BEGAN_SECONDS), ...phases },
    executionArn: 'arn:aws:states:us-east-2:111122223333:execution:failover-sim:failover-1',
    startedAt: time(BEGAN_SECONDS),
    updatedAt: time(-60),
    endedAt: time(-60),
    outcome: 'done',
    firstBadSampleAtMs: EPOCH_MS + at(BEGAN_SECONDS),
    by: 'region-watch',
    evidence: '{}',
  },
  when: { atMs: at(-60) },
});
const ended = endedAfter({ promoted: time(PROMOTED_SECONDS) });

/** The note of the newest report, of an epoch. */
const reported = (epoch: Plain): Fault => ({
  kind: 'item-written',
  place: 'dr',
  item: 'reports',
  value: {
    json: JSON.stringify({ epoch, revision: 4, digest: 'd', key: 'k', announcedFindings: 'f' }),
    revision: 9,
  },
  when: { atMs: at(-59) },
});

const reportedNow = (failure: Plain): Fault => ({
  kind: 'invoked',
  place: 'dr',
  payload: step('report', { failure }),
  atMs: at(20),
});

const afterwards = (
  name: string,
  faults: readonly Fault[],
  agreed: Pick<AgreedAftermath, 'says' | 'told' | 'failures' | 'answers'>,
): AgreedAftermath => ({ name, minutes: 7, faults: [ended, ...faults], ...agreed });

const recorded = (revision: Plain): NonNullable<AgreedAftermath['answers']> => ({
  place: 'dr',
  task: 'record-rds-event',
  member: 'revision',
  values: [revision],
});

/** RDS goes on telling of what was reported, whether or not each phase could be noted. */
export const reportsOfLittle: readonly AgreedAftermath[] = [
  {
    ...afterwards(
      'an event about an operation that was reported, and whose promotion was not noted',
      [],
      {
        failures: { place: 'dr', task: 'record-rds-event', names: [] },
        answers: recorded(5),
      },
    ),
    faults: [endedAfter({}), reported(1), told(0)],
  },
];

/** Reports of an operation that is over: of moments that meet, and beside notes that don't fit it. */
export const reports: readonly AgreedAftermath[] = [
  afterwards(
    'a fence that was up in the very moment of the promotion',
    [told(0, { eventId: 'RDS-EVENT-0390', date: time(PROMOTED_SECONDS) })],
    { says: { 'fencing.storage.kind': 'blocked', 'fencing.splitBrain.kind': 'excluded' } },
  ),
  afterwards(
    'a fence that was up in the very moment in which the incident began',
    [told(0, { eventId: 'RDS-EVENT-0390', date: time(BEGAN_SECONDS) })],
    { says: { 'fencing.storage.kind': 'blocked' } },
  ),
  afterwards(
    'an event about an operation that a newer one was reported after',
    [reported(9), told(0)],
    {
      failures: { place: 'dr', task: 'record-rds-event', names: [] },
      answers: { place: 'dr', task: 'record-rds-event', member: 'recorded', values: ['new'] },
      told: { subject: 'failover 1', count: 0 },
    },
  ),
  afterwards(
    'the report of an operation that a newer one was reported after',
    [reported(9), reportedNow({ step: 'latch', error: '{"Error":"States.Timeout"}' })],
    { failures: { place: 'dr', task: 'report', names: ['TaskRefused'] } },
  ),
  afterwards(
    'an event, and the newest report is of an operation that has no number',
    [reported('9'), told(0)],
    {
      failures: { place: 'dr', task: 'record-rds-event', names: [] },
      answers: recorded(1),
    },
  ),
  afterwards(
    'a step that failed without a cause, and payments that are not proven where DNS is',
    [
      { kind: 'name-says', says: 'dr', ...from(-360) },
      { kind: 'invoked', place: 'dr', payload: step('verify-traffic'), atMs: at(0) },
      reportedNow({ step: 'latch', error: '{"Error":"States.Timeout"}' }),
    ],
    {
      says: { 'failure.error': 'States.Timeout', 'dns.kind': 'verified' },
      told: { subject: '[page] failover 1 to us-east-2 NOT finished: latch', count: 1 },
    },
  ),
];
