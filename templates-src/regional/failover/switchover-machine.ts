import { checkedMachine } from './asl/check';
import { states, succeed } from './asl/graph';
import type { State, StateMachineDefinition } from './asl/states';
import { lambdaTask, otherwise, serviceTask } from './asl/tasks';
import { scalableTarget } from './capacity-branch';
import { FAILOVER_TIMEOUT_SECONDS } from './failover-machine';
import type { MachineNames } from './machine-names';
import { claim, end, guard, note } from './operation-item';
import { abortStates, FAILURE, failedAt, failureStates } from './paging';
import { PROMOTION_START, promotionStates } from './promotion';
import { proofStates, reportStates } from './proof';

/**
 * Hands payments over to the other region without losing one. Runs where the writer is, and both
 * regions are alive; input as of the failover, with `kind: 'switchover'`.
 */
export function switchoverMachine(names: MachineNames): StateMachineDefinition {
  const words = { title: 'Switchover', target: names.PeerRegion };
  return checkedMachine({
    Comment: 'Switchover: hands payments over to the other region, without loss',
    StartAt: 'Claim',
    TimeoutSeconds: FAILOVER_TIMEOUT_SECONDS,
    States: states(
      preparationStates(names),
      promotionStates({
        names,
        targetArn: names.PeerClusterArn,
        action: 'switchoverGlobalCluster',
        parameters: { TargetDbClusterIdentifier: names.PeerClusterArn },
        promoted: 'NotePromoted',
        failed: 'PromotionFailed',
      }),
      {
        PromotionFailed: failedAt('promotion', 'UndrainAfterFailure'),
        NotePromoted: note(names, 'promoted', 'VerifyPayment'),
      },
      // DNS follows the writer, also where the proof fails; this region stays drained until it
      // does, or until the drain ends by itself.
      proofStates(names, { failed: 'UndrainAfterFailure', traffic: 'Undrain' }),
      reportStates(names, 'LowerMinimum'),
      handbackStates(names),
      abortStates(names, words, {
        reasonPath: '$.checkInSync.Payload.reason',
        ended: 'NotInSync',
        next: `dr-cli status --suffix ${names.EnvironmentSuffix}`,
      }),
      failureStates(names, words),
    ),
  });
}

/** Nothing here takes a payment away from anyone: the target grows first, then this region drains. */
function preparationStates(names: MachineNames): Record<string, State> {
  const task = (name: string) => ({ functionArn: names.FailoverFunctionArn, task: name });
  return {
    Claim: claim(names, {
      claimed: 'CheckInSync',
      refused: 'AnotherIsRunning',
      failed: 'ClaimFailed',
    }),
    AnotherIsRunning: succeed('Another operation holds the claim; this one changed nothing'),
    ClaimFailed: failedAt('claim', FAILURE),
    CheckInSync: lambdaTask({
      ...task('check-in-sync'),
      timeoutSeconds: 20,
      resultPath: '$.checkInSync',
      catch: [otherwise('CheckInSyncFailed')],
      goTo: { Next: 'IsInSync' },
    }),
    CheckInSyncFailed: failedAt('check that the target is in sync', FAILURE),
    IsInSync: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.checkInSync.Payload.inSync', BooleanEquals: true, Next: 'NoteConfirmed' },
      ],
      Default: 'RecordAbort',
    },
    NoteConfirmed: note(names, 'confirmed', 'RaiseCapacity'),
    RaiseCapacity: lambdaTask({
      ...task('raise-capacity'),
      timeoutSeconds: 17,
      notYet: { everySeconds: 10, attempts: 60 },
      resultPath: '$.raiseCapacity',
      catch: [otherwise('RaiseCapacityFailed')],
      goTo: { Next: 'Drain' },
    }),
    RaiseCapacityFailed: failedAt('capacity of the target', FAILURE),
    Drain: lambdaTask({
      ...task('drain'),
      timeoutSeconds: 12,
      resultPath: '$.drain',
      catch: [otherwise('DrainFailed')],
      goTo: { Next: 'HoldsTheClaim' },
    }),
    DrainFailed: failedAt('draining', 'UndrainAfterFailure'),
    HoldsTheClaim: guard(names, 'promoting', { next: PROMOTION_START, lost: 'ClaimLost' }),
    ClaimLost: failedAt('claim', 'UndrainAfterFailure'),
    // This region still writes, so it takes payments again.
    UndrainAfterFailure: lambdaTask({
      ...task('undrain'),
      timeoutSeconds: 12,
      resultPath: '$.undrain',
      catch: [otherwise(FAILURE)],
      goTo: { Next: FAILURE },
    }),
  };
}

/** The old writer takes part again, at the size of a standby. */
function handbackStates(names: MachineNames): Record<string, State> {
  return {
    Undrain: lambdaTask({
      functionArn: names.FailoverFunctionArn,
      task: 'undrain',
      timeoutSeconds: 12,
      resultPath: '$.undrain',
      // It ends by itself.
      catch: [otherwise('Report')],
      goTo: { Next: 'Report' },
    }),
    // Scaling in follows by itself, at its own pace. The maximum stays.
    LowerMinimum: serviceTask({
      action: 'aws-sdk:applicationautoscaling:registerScalableTarget',
      parameters: scalableTarget(names, {
        'MinCapacity.$': `States.StringToJson('${names.HomeFloorTasks}')`,
      }),
      result: { lowered: true },
      resultPath: '$.lowerMinimum',
      timeoutSeconds: 10,
      attempts: 4,
      // Costs money and nothing else.
      catch: [otherwise('RecordDone')],
      goTo: { Next: 'RecordDone' },
    }),
    RecordDone: end(names, 'done', 'Done'),
    Done: succeed('The other region takes payments'),
  };
}
