import { checkedMachine } from './asl/check';
import { states, succeed } from './asl/graph';
import type { State, StateMachineDefinition } from './asl/states';
import { lambdaTask, otherwise, serviceTask } from './asl/tasks';
import { scalableTarget } from './capacity-branch';
import { MACHINE_TIMEOUT_SECONDS } from './failover-machine';
import type { MachineNames } from './machine-names';
import { claim, end, guard, note } from './operation-item';
import { abortStates, FAILURE, failedAt, failureStates, UNCHANGED } from './paging';
import { PROMOTION_START, promotionStates } from './promotion';
import { proofStates, REPORT_OF_FAILURE, reportStates } from './proof';

/**
 * Hands payments over to the other region without losing one. Runs where the writer is, and both
 * regions are alive; input as of the failover, with `kind: 'switchover'`.
 */
export function switchoverMachine(names: MachineNames): StateMachineDefinition {
  const words = { title: 'Switchover', target: names.PeerRegion };
  return checkedMachine({
    Comment: 'Switchover: hands payments over to the other region, without loss',
    StartAt: 'Claim',
    TimeoutSeconds: MACHINE_TIMEOUT_SECONDS,
    States: states(
      preparationStates(names),
      promotionStates({
        names,
        title: words.title,
        targetArn: names.PeerClusterArn,
        action: 'switchoverGlobalCluster',
        parameters: { TargetDbClusterIdentifier: names.PeerClusterArn },
        asGoodAsOurs: [],
        promoted: 'NotePromoted',
        writesAlready: 'IsResumed',
        failed: 'PromotionFailed',
      }),
      promotionOutcomes(names),
      // DNS follows the writer, also where the proof fails; this region stays drained until it
      // does, or until the drain ends by itself.
      proofStates(names, names.PeerRegion, {
        unproven: 'UndrainAfterPromotion',
        traffic: 'Undrain',
      }),
      reportStates(names, names.PeerRegion, 'LowerMinimum'),
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

/** From the drain on, until the promotion is asked for. */
const notMoved = ({ Region }: MachineNames): string =>
  `The database did not move; ${Region} is let take payments again.`;

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
    ClaimFailed: failedAt({ step: 'claim', standing: UNCHANGED }, FAILURE),
    CheckInSync: lambdaTask({
      ...task('check-in-sync'),
      timeoutSeconds: 20,
      resultPath: '$.checkInSync',
      catch: [otherwise('CheckInSyncFailed')],
      goTo: { Next: 'IsInSync' },
    }),
    CheckInSyncFailed: failedAt(
      { step: 'check that the target is in sync', standing: UNCHANGED },
      FAILURE,
    ),
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
    RaiseCapacityFailed: failedAt(
      { step: 'capacity of the target', standing: 'The database did not move.' },
      FAILURE,
    ),
    Drain: lambdaTask({
      ...task('drain'),
      timeoutSeconds: 12,
      resultPath: '$.drain',
      catch: [otherwise('DrainFailed')],
      goTo: { Next: 'HoldsTheClaim' },
    }),
    DrainFailed: failedAt({ step: 'draining', standing: notMoved(names) }, 'UndrainAfterFailure'),
    HoldsTheClaim: guard(names, 'promoting', { next: PROMOTION_START, lost: 'ClaimLost' }),
    ClaimLost: failedAt({ step: 'claim', standing: notMoved(names) }, 'UndrainAfterFailure'),
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

function promotionOutcomes(names: MachineNames): Record<string, State> {
  return {
    NotePromoted: note(names, 'promoted', 'VerifyPayment'),
    // An execution that died after its promotion left it to this one.
    IsResumed: {
      Type: 'Choice',
      Choices: [{ Variable: '$.resumes', IsPresent: true, Next: 'NotePromoted' }],
      Default: 'MovedByAnother',
    },
    // A failover of the other region's, which may have lost writes: it has a report of its own, and
    // this one must not say that nothing was lost.
    MovedByAnother: {
      Type: 'Pass',
      Result: {
        Error: 'MovedByAnother',
        Cause: 'The target became the writer without this switchover having asked for it.',
      },
      ResultPath: '$.error',
      Next: 'MovedByAnotherFailed',
    },
    MovedByAnotherFailed: failedAt(
      {
        step: 'promotion',
        standing: `${names.PeerRegion} writes, made so by another operation; see its report.`,
      },
      FAILURE,
    ),
    PromotionFailed: failedAt(
      {
        step: 'promotion',
        standing: `${names.PeerRegion} was not seen to become the writer; Aurora may still be at it. ${names.Region} is let take payments again.`,
      },
      'UndrainAfterFailure',
    ),
    // The latch is written, so DNS has no reason to come back.
    UndrainAfterPromotion: lambdaTask({
      functionArn: names.FailoverFunctionArn,
      task: 'undrain',
      timeoutSeconds: 12,
      resultPath: '$.undrain',
      catch: [otherwise(REPORT_OF_FAILURE)],
      goTo: { Next: REPORT_OF_FAILURE },
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
