import { agreedClaimOf } from '../../simulation/invariants/agreed-claims';
import { agreedOperationOf } from '../../simulation/invariants/agreed-operations';
import { scheduleFor } from '../../simulation/run-seed';
import { faultsOf, type RegionPlace, type Schedule } from '../../simulation/schedule/fault';
import type { Pair } from './messages';

/** Code that a scenario goes through one by one, which hardly any other run tells anything about. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'hold-by-hold': ['functions/shared/decision/', 'functions/shared/signals/'],
  'watch-by-watch': ['functions/region-watch/', 'functions/shared/operation/'],
  // Whose errors are known to each machine as a whole.
  refusals: ['failover machine', 'switchover machine', 'functions/failover/aws-call'],
  'aftermath-by-aftermath': [
    'functions/failover/capacity/',
    'functions/failover/fence/',
    'functions/failover/latch/',
    'functions/failover/loss-evidence',
    'functions/failover/lost-writes/',
    'functions/failover/operation-input',
    'functions/failover/operation-item',
    'functions/failover/rds-events/',
    'functions/failover/report/',
    'functions/failover/step-facts',
  ],
  'stalled-call': [
    'functions/failover/limited-to',
    'functions/failover/task',
    'functions/shared/limited-clients',
  ],
  crash: ['failover machine', 'switchover machine'],
  // There and back again: a home primary keeps its tasks.
  drill: ['switchover:LowerMinimum'],
  failback: ['switchover:LowerMinimum'],
  'operation-by-operation': [
    'functions/failover/tasks/',
    'functions/failover/report/',
    'functions/shared/signals/sync-obstacle',
  ],
};

/**
 * What a run is aimed at: states that something happens to in it, as mutants name them,
 * `failover:NoteServing`; and beginnings of files' names.
 */
export const aimsOf = ({ scenario, seed }: Pair): ReadonlySet<string> => {
  const schedule = scheduleFor(scenario, seed);
  return new Set([
    ...(FOLDERS[scenario] ?? []),
    ...failingStates(schedule),
    ...statesOfWhatWasAgreed(schedule),
  ]);
};

/** A failover runs in the DR region, and a switchover in the primary, unless payments have moved before. */
const stateIn = (place: RegionPlace, state: string): string =>
  `${place === 'dr' ? 'failover' : 'switchover'}:${state}`;

const failingStates = (schedule: Schedule): readonly string[] =>
  faultsOf(schedule, 'call-fails').flatMap(({ place, call }) => {
    const state = call.startsWith('state ') ? call.replace('state ', '') : undefined;
    return state === undefined
      ? []
      : [stateIn(place, state), ...(BESIDE_THE_PROMOTION.has(state) ? ['failover:AtOnce'] : [])];
  });

const BESIDE_THE_PROMOTION: ReadonlySet<string> = new Set(['RaiseMinimum', 'Fence']);

/** States that ask for nothing, and that an operation is about. */
const PROMOTING = [
  'Drain',
  'BeginPromotion',
  'IsResumed',
  'MovedByAnother',
  'PromotionTimedOut',
  'PromotionFailed',
  'WhatIsTheDatabaseDoing',
  'Promote',
  'RefusedAsRunning',
  'NotAccepted',
  'IsRefusalNews',
  'PageRefusal',
];
const RAISING_CAPACITY = [
  'RaiseMinimum',
  'ReadDesiredCount',
  'AreTooFewDesired',
  'RaiseDesiredCount',
];
const UNDOING_THE_FENCE = [
  'WasFenced',
  'LookForWriter',
  'DoesPeerWrite',
  'UndoFence',
  'PageFailure',
];

const inRegion = (place: RegionPlace, states: readonly string[]): readonly string[] =>
  states.map((state) => stateIn(place, state));

function statesOfWhatWasAgreed(schedule: Schedule): readonly string[] {
  const operation = agreedOperationOf(schedule);
  const claim = agreedClaimOf(schedule);
  return [
    ...(operation?.tries ? [stateIn(operation.place, operation.tries.state)] : []),
    ...(operation?.promotes === undefined ? [] : inRegion(operation.place, PROMOTING)),
    ...(operation?.desiredCounts ? inRegion('dr', RAISING_CAPACITY) : []),
    ...(operation?.oldTasks ? inRegion('dr', UNDOING_THE_FENCE) : []),
    ...(claim ? [stateIn(claim.place, claim.state)] : []),
  ];
}
