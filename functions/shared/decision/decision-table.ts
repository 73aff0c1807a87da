import type { Decision, HoldReason } from './decision';
import type { Facts } from './facts';

/** One row: the decision, when all facts named have one of the values given. */
export interface DecisionRow {
  readonly when: { readonly [Name in keyof Facts]?: readonly Facts[Name][] };
  readonly decision: Decision;
  /** For the documentation. */
  readonly because: string;
}

const watch = (reason: Extract<Decision, { action: 'watch' }>['reason']): Decision => ({
  action: 'watch',
  reason,
});
const hold = (reason: HoldReason): Decision => ({ action: 'hold', reason, page: false });
const holdAndPage = (reason: HoldReason): Decision => ({ action: 'hold', reason, page: true });

/**
 * The whole decision: the first row that applies. A failover is the last one, so
 * that it takes every row above it not to apply.
 */
export const decisionTable: readonly DecisionRow[] = [
  {
    when: { writer: ['this-region'], ownOperation: ['overdue'] },
    decision: holdAndPage('operation-overdue'),
    because:
      'This region writes, and payments or DNS are not proven yet, or it is not handed over.',
  },
  {
    when: { writer: ['this-region'] },
    decision: watch('this-region-writes'),
    because: 'There is nothing to take over.',
  },
  {
    when: { writer: ['other-region'], active: ['healthy'] },
    decision: watch('active-healthy'),
    because: 'Both votes say that the active region can write.',
  },
  {
    when: { ownOperation: ['overdue'] },
    decision: holdAndPage('operation-overdue'),
    because: 'It should be over by now, and nothing else starts while it lasts.',
  },
  {
    when: { ownOperation: ['running'] },
    decision: hold('operation-running'),
    because: 'One operation at a time; the state machine pages when it fails.',
  },
  {
    when: { globalOperation: ['overdue'] },
    decision: holdAndPage('operation-overdue'),
    because: 'Aurora should be done by now, and nothing else can be started while it is not.',
  },
  {
    when: { globalOperation: ['running'], active: ['lost'] },
    decision: holdAndPage('operation-running'),
    because: 'Payments are down, and what Aurora is doing about it was not started from here.',
  },
  {
    when: { globalOperation: ['running'] },
    decision: hold('operation-running'),
    because: 'Aurora is failing or switching over; whoever started it is told how it goes.',
  },
  {
    when: { self: ['unhealthy'] },
    decision: holdAndPage('self-unhealthy'),
    because: 'This region reaches nothing: it is cut off, not the other one lost.',
  },
  {
    when: { self: ['unknown'] },
    decision: holdAndPage('unknown-signals'),
    because: 'Without knowing whether it is cut off itself, this region can judge nobody.',
  },
  {
    when: { self: ['briefly-unhealthy'] },
    decision: hold('self-unhealthy'),
    because: 'Cut off, but not for the confirmation time yet.',
  },
  {
    when: { active: ['suspect'], writer: ['other-region'] },
    decision: hold('suspicious'),
    because: 'Not for long enough to be believed, or partly seen while this region was cut off.',
  },
  {
    when: { writer: ['briefly-unknown'] },
    decision: hold('database-unknown'),
    because: 'One refused or slow call is no reason to wake anybody.',
  },
  {
    when: { writer: ['unknown'] },
    decision: holdAndPage('database-unknown'),
    because: 'Who writes has to be known before that is changed.',
  },
  {
    when: { active: ['unknown', 'disagreeing'], arming: ['never-armed'] },
    decision: hold('never-armed'),
    because: 'Its DNS records and health checks may not have been made yet.',
  },
  {
    when: { active: ['unknown'] },
    decision: holdAndPage('unknown-signals'),
    because: 'Unknown is neither healthy nor unhealthy.',
  },
  {
    when: { active: ['disagreeing'] },
    decision: holdAndPage('disagreement'),
    because: 'The checkers and this region see different things: part of the world is cut off.',
  },
  {
    when: { homeRole: ['primary'] },
    decision: holdAndPage('not-automatic'),
    because: 'Nobody fails back without a person: there is no third vote on the DR region.',
  },
  {
    when: { arming: ['disarmed', 'never-armed'] },
    decision: holdAndPage('disarmed'),
    because: 'Somebody wants it so, or nobody has armed it yet; that the region is lost is news.',
  },
  {
    when: { ownOperation: ['cooling-down'] },
    decision: holdAndPage('cooldown'),
    because: 'What was just failed over should not need it again; a person has to see why.',
  },
  {
    when: { standby: ['not-ready'] },
    decision: holdAndPage('standby-not-ready'),
    because: 'This copy of the database is unavailable, or was being rebuilt when the loss came.',
  },
  {
    when: { lag: ['exceeds-rpo'] },
    decision: holdAndPage('lag-exceeds-rpo'),
    because: 'More would be lost than was agreed to; a person may accept that.',
  },
  {
    when: { lag: ['unknown'], onUnknownLag: ['hold'] },
    decision: holdAndPage('lag-unknown'),
    because: 'What would be lost is not known; a person may accept that.',
  },
  {
    when: {},
    decision: { action: 'fail-over', reason: 'active-lost' },
    because: 'Lost for the confirmation time by both votes, and everything else allows it.',
  },
];
