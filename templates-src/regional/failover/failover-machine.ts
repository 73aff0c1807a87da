import { checkedMachine } from './asl/check';
import { states, succeed } from './asl/graph';
import type { State, StateGraph, StateMachineDefinition } from './asl/states';
import { lambdaTask, otherwise } from './asl/tasks';
import { capacityBranch } from './capacity-branch';
import type { MachineNames } from './machine-names';
import { claim, end, guard, note } from './operation-item';
import { abortStates, FAILURE, failedAt, failureStates } from './paging';
import { PROMOTION_START, promotionStates } from './promotion';
import { proofStates, reportStates } from './proof';

/** Longer than every time-out inside added up, so that it ends only an execution that hangs. */
export const FAILOVER_TIMEOUT_SECONDS = 2 * 60 * 60;

/** Seconds that the lost region may take for its fencing, in a branch of its own. */
export const FENCE_TIMEOUT_SECONDS = 22;

/**
 * Makes this region the writer. Input, every member required, for a missing path can't be caught:
 * `{ epoch, kind: 'failover', by, evidence, acceptDataLoss, firstBadSampleAtMs }`.
 *
 * Calls this region alone, but for the fencing of the lost one. May be run again from the top
 * after any failure.
 */
export function failoverMachine(names: MachineNames): StateMachineDefinition {
  const words = { title: 'Failover', target: names.Region };
  return checkedMachine({
    Comment: 'Failover: makes this region take payments after the other one was lost',
    StartAt: 'Claim',
    TimeoutSeconds: FAILOVER_TIMEOUT_SECONDS,
    States: states(
      decisionStates(names),
      {
        AtOnce: {
          Type: 'Parallel',
          Branches: [promotionBranch(names), capacityBranch(names), fenceBranch(names)],
          ResultSelector: {
            'promotion.$': '$[0].promotion',
            'capacity.$': '$[1].capacity',
            'fence.$': '$[2].fence',
          },
          ResultPath: '$.atOnce',
          Catch: [otherwise('AtOnceFailed')],
          Next: 'IsPromoted',
        },
        AtOnceFailed: failedAt('promotion', 'UndoFence'),
        IsPromoted: {
          Type: 'Choice',
          Choices: [
            { Variable: '$.atOnce.promotion.promoted', BooleanEquals: true, Next: 'VerifyPayment' },
          ],
          Default: 'PromotionFailed',
        },
        PromotionFailed: {
          Type: 'Pass',
          Parameters: { step: 'promotion', 'error.$': '$.atOnce.promotion.error' },
          ResultPath: '$.failure',
          Next: 'UndoFence',
        },
        // The old region may recover by itself, and its tasks were stopped for a promotion that
        // did not come.
        UndoFence: lambdaTask({
          functionArn: names.FailoverFunctionArn,
          task: 'raise-capacity',
          timeoutSeconds: FENCE_TIMEOUT_SECONDS,
          resultPath: '$.undoFence',
          catch: [otherwise(FAILURE)],
          goTo: { Next: FAILURE },
        }),
      },
      // DNS follows the writer, also where the proof that it takes payments fails.
      proofStates(names, { failed: FAILURE, traffic: 'Report' }),
      reportStates(names, 'RecordDone'),
      {
        RecordDone: end(names, 'done', 'Done'),
        Done: succeed('This region takes payments'),
      },
      abortStates(names, words, {
        reasonPath: '$.confirm.Payload.reason',
        ended: 'NotConfirmed',
        next: `dr-cli status --suffix ${names.EnvironmentSuffix}`,
      }),
      failureStates(names, words),
    ),
  });
}

/** One at a time, and only while the signals still say so. */
function decisionStates(names: MachineNames): Record<string, State> {
  return {
    Claim: claim(names, {
      claimed: 'Confirm',
      refused: 'AnotherIsRunning',
      failed: 'ClaimFailed',
    }),
    AnotherIsRunning: succeed('Another operation holds the claim; this one changed nothing'),
    ClaimFailed: failedAt('claim', FAILURE),
    // Also where the operator has accepted the loss of data: it records what would be lost.
    Confirm: lambdaTask({
      functionArn: names.FailoverFunctionArn,
      task: 'confirm',
      timeoutSeconds: 20,
      resultPath: '$.confirm',
      catch: [otherwise('ConfirmFailed')],
      goTo: { Next: 'IsConfirmed' },
    }),
    ConfirmFailed: failedAt('confirmation', FAILURE),
    IsConfirmed: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.confirm.Payload.confirmed', BooleanEquals: true, Next: 'NoteConfirmed' },
      ],
      Default: 'RecordAbort',
    },
    NoteConfirmed: note(names, 'confirmed', 'HoldsTheClaim'),
    HoldsTheClaim: guard(names, 'promoting', { next: 'AtOnce', lost: 'ClaimLost' }),
    ClaimLost: failedAt('claim', FAILURE),
  };
}

/** Ends well in any case, with what came of it: a failed branch would stop the others. */
function promotionBranch(names: MachineNames): StateGraph {
  return {
    StartAt: PROMOTION_START,
    States: states(
      promotionStates({
        names,
        targetArn: names.ClusterArn,
        action: 'failoverGlobalCluster',
        // Without AllowDataLoss the call means a switchover, which needs a healthy primary.
        parameters: { TargetDbClusterIdentifier: names.ClusterArn, AllowDataLoss: true },
        promoted: 'NotePromoted',
        failed: 'NotPromoted',
      }),
      {
        NotePromoted: note(names, 'promoted', 'Promoted'),
        Promoted: {
          Type: 'Pass',
          Result: { promoted: true },
          ResultPath: '$.promotion',
          End: true,
        },
        NotPromoted: {
          Type: 'Pass',
          Parameters: { promoted: false, 'error.$': 'States.JsonToString($.error)' },
          ResultPath: '$.promotion',
          End: true,
        },
      },
    ),
  };
}

/** Best effort, over to the lost region; the promotion takes longer than it may. */
function fenceBranch(names: MachineNames): StateGraph {
  return {
    StartAt: 'Fence',
    States: {
      Fence: {
        ...lambdaTask({
          functionArn: names.FailoverFunctionArn,
          task: 'fence',
          timeoutSeconds: FENCE_TIMEOUT_SECONDS,
          resultPath: '$.fence',
          catch: [otherwise('FenceUnproven')],
          goTo: { End: true },
        }),
        // Asked once: every repetition would be another time-out.
        Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }],
      },
      FenceUnproven: {
        Type: 'Pass',
        Result: { Payload: { outcome: 'unproven' } },
        ResultPath: '$.fence',
        End: true,
      },
    },
  };
}
