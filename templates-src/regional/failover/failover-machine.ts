import { checkedMachine } from './asl/check';
import { states, succeed } from './asl/graph';
import type { JsonObject, State, StateGraph, StateMachineDefinition } from './asl/states';
import { lambdaTask, NOT_YET, onError, otherwise, serviceTask } from './asl/tasks';
import { capacityBranch } from './capacity-branch';
import type { MachineNames } from './machine-names';
import { claim, end, guard, note } from './operation-item';
import {
  abortStates,
  FAILED,
  FAILURE,
  type Failure,
  failedAt,
  failureStates,
  page,
  UNCHANGED,
} from './paging';
import { OPERATION, PROMOTION_START, promotionStates, writerIs } from './promotion';
import { proofStates, REPORT_OF_FAILURE, reportStates } from './proof';

/** Longer than every time-out inside added up, so that it ends only an execution that hangs. */
export const MACHINE_TIMEOUT_SECONDS = 6 * 60 * 60;

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
    TimeoutSeconds: MACHINE_TIMEOUT_SECONDS,
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
        AtOnceFailed: failedAt(promotionFailure(names), FAILURE),
        IsPromoted: {
          Type: 'Choice',
          Choices: [
            { Variable: '$.atOnce.promotion.promoted', BooleanEquals: true, Next: 'VerifyPayment' },
          ],
          Default: 'PromotionFailed',
        },
        PromotionFailed: {
          Type: 'Pass',
          Parameters: { ...promotionFailure(names), 'error.$': '$.atOnce.promotion.error' },
          ResultPath: '$.failure',
          Next: FAILURE,
        },
      },
      // DNS follows the writer, also where the proof that it takes payments fails.
      proofStates(names, names.Region, { unproven: REPORT_OF_FAILURE, traffic: 'Report' }),
      reportStates(names, names.Region, 'RecordDone'),
      {
        RecordDone: end(names, 'done', 'Done'),
        Done: succeed('This region takes payments'),
      },
      abortStates(names, words, {
        reasonPath: '$.confirm.Payload.reason',
        ended: 'NotConfirmed',
        next: `dr-cli status --suffix ${names.EnvironmentSuffix}`,
      }),
      failureStates(names, words, 'WasFenced'),
      undoFenceStates(names),
    ),
  });
}

const PROMOTION = 'promotion';

const promotionFailure = ({ Region }: MachineNames): Failure & JsonObject => ({
  step: PROMOTION,
  standing: `${Region} was not seen to become the writer; Aurora may still be at it. If the other region writes and nothing is under way, its tasks are started again now.`,
});

/**
 * The old region may recover by itself, and its tasks were stopped for a promotion that did not
 * come. After the page, which must not wait for a region that may be lost; and not while Aurora
 * may still promote, for then they would pay into the database that is left behind.
 */
function undoFenceStates(names: MachineNames): Record<string, State> {
  return {
    WasFenced: {
      Type: 'Choice',
      Choices: [{ Variable: '$.failure.step', StringEquals: PROMOTION, Next: 'LookForWriter' }],
      Default: FAILED,
    },
    LookForWriter: serviceTask({
      action: 'aws-sdk:rds:describeGlobalClusters',
      parameters: { GlobalClusterIdentifier: names.GlobalClusterIdentifier },
      result: {
        'clusters.$': '$.GlobalClusters',
        'writers.$': '$.GlobalClusters[*].GlobalClusterMembers[?(@.IsWriter == true)].DbClusterArn',
      },
      resultPath: '$.database',
      timeoutSeconds: 10,
      attempts: 2,
      catch: [otherwise(FAILED)],
      goTo: { Next: 'DoesPeerWrite' },
    }),
    DoesPeerWrite: {
      Type: 'Choice',
      Choices: [
        { Variable: `${OPERATION}.Status`, IsPresent: true, Next: FAILED },
        // Nothing here names what is in the other region: npm run survivability.
        { And: writerIs(names.ClusterArn), Next: FAILED },
        { Variable: '$.database.writers[0]', IsPresent: true, Next: 'UndoFence' },
      ],
      Default: FAILED,
    },
    UndoFence: lambdaTask({
      functionArn: names.FailoverFunctionArn,
      task: 'raise-capacity',
      timeoutSeconds: FENCE_TIMEOUT_SECONDS,
      resultPath: '$.undoFence',
      // Not yet running is started. Not waited for: the operation has ended, and to ask again would
      // undo the fence of one that somebody starts now.
      catch: [onError([NOT_YET], FAILED), otherwise('PageStillFenced')],
      goTo: { Next: FAILED },
    }),
    PageStillFenced: page(names, {
      subject: `Old region still fenced: payments ${names.EnvironmentSuffix}`,
      message: `States.Format('The tasks that failover {} of payments ${names.EnvironmentSuffix} stopped in the other region could not be started again, and its database is the writer. Next: dr-cli status --suffix ${names.EnvironmentSuffix}', $.epoch)`,
      attempts: 4,
      next: FAILED,
    }),
  };
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
    ClaimFailed: failedAt({ step: 'claim', standing: UNCHANGED }, FAILURE),
    // Also where the operator has accepted the loss of data: it records what would be lost.
    Confirm: lambdaTask({
      functionArn: names.FailoverFunctionArn,
      task: 'confirm',
      timeoutSeconds: 20,
      // One answer that is missing starts the confirmation of a minute over; asking again does not.
      notYet: { everySeconds: 3, attempts: 3 },
      resultPath: '$.confirm',
      catch: [otherwise('ConfirmFailed')],
      goTo: { Next: 'IsConfirmed' },
    }),
    ConfirmFailed: failedAt({ step: 'confirmation', standing: UNCHANGED }, FAILURE),
    IsConfirmed: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.confirm.Payload.confirmed', BooleanEquals: true, Next: 'NoteConfirmed' },
      ],
      Default: 'RecordAbort',
    },
    NoteConfirmed: note(names, 'confirmed', 'HoldsTheClaim'),
    HoldsTheClaim: guard(names, 'promoting', { next: 'AtOnce', lost: 'ClaimLost' }),
    ClaimLost: failedAt({ step: 'claim', standing: UNCHANGED }, FAILURE),
  };
}

/** Ends well in any case, with what came of it: a failed branch would stop the others. */
function promotionBranch(names: MachineNames): StateGraph {
  return {
    StartAt: PROMOTION_START,
    States: states(
      promotionStates({
        names,
        title: 'Failover',
        targetArn: names.ClusterArn,
        action: 'failoverGlobalCluster',
        // Without AllowDataLoss the call means a switchover, which needs a healthy primary.
        parameters: { TargetDbClusterIdentifier: names.ClusterArn, AllowDataLoss: true },
        // A switchover would wait for the region that is lost.
        asGoodAsOurs: [{ Variable: `${OPERATION}.IsDataLossAllowed`, BooleanEquals: true }],
        promoted: 'NotePromoted',
        // Whoever asked for it.
        writesAlready: 'NotePromoted',
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
