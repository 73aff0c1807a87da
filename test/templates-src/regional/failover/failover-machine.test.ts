import { machineProblems } from '../../../../templates-src/regional/failover/asl/check';
import {
  FENCE_TIMEOUT_SECONDS,
  failoverMachine,
} from '../../../../templates-src/regional/failover/failover-machine';
import { placeholders } from '../../../../templates-src/regional/failover/machine-names';
import { POLL_SECONDS, POLLS } from '../../../../templates-src/regional/failover/promotion';
import {
  allStates,
  catchAll,
  names,
  parallelNamed,
  reachableFrom,
  taskNamed,
  tasks,
} from './machine-walk';

const machine = failoverMachine(names);

test('is sound, with names and with placeholders', () => {
  expect(machineProblems(machine)).toEqual([]);
  expect(machineProblems(failoverMachine(placeholders))).toEqual([]);
});

test('nothing is promoted before the claim and the confirmation', () => {
  const beforeClaim = reachableFrom(machine, machine.StartAt, ['Claim']);
  const withoutConfirmation = reachableFrom(machine, machine.StartAt, ['IsConfirmed']);
  const withoutClaim = reachableFrom(machine, machine.StartAt, ['HoldsTheClaim']);

  expect(beforeClaim.has('AtOnce')).toBe(false);
  expect(withoutConfirmation.has('AtOnce')).toBe(false);
  expect(withoutClaim.has('AtOnce')).toBe(false);
});

test('a claim that another operation holds ends the execution and changes nothing', () => {
  const refused = taskNamed(machine, 'Claim').Catch[0];

  expect(refused).toMatchObject({
    ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'],
    Next: 'AnotherIsRunning',
  });
  expect(machine.States.AnotherIsRunning?.Type).toBe('Succeed');
});

test('a claim is refused while an operation runs or has had this epoch, but not to its own holder', () => {
  const { ConditionExpression } = taskNamed(machine, 'Claim').Parameters;

  expect(ConditionExpression).toBe(
    'attribute_not_exists(#epoch) OR (attribute_exists(#endedAt) AND #epoch < :epoch) OR #executionArn = :executionArn',
  );
});

test('a claim that was lost stops the promotion, a table that does not answer does not', () => {
  const guard = taskNamed(machine, 'HoldsTheClaim');

  expect(guard.Catch).toEqual([
    expect.objectContaining({
      ErrorEquals: ['DynamoDB.ConditionalCheckFailedException'],
      Next: 'ClaimLost',
    }),
    expect.objectContaining({ ErrorEquals: ['States.ALL'], Next: 'AtOnce' }),
  ]);
});

test('signals that no longer say so end the operation as aborted', () => {
  const reached = reachableFrom(machine, 'RecordAbort');

  expect(machine.States.IsConfirmed).toMatchObject({ Default: 'RecordAbort' });
  expect([...reached].sort()).toEqual(['NotConfirmed', 'PageAbort', 'RecordAbort']);
});

describe('the promotion', () => {
  const [promotion] = parallelNamed(machine, 'AtOnce').Branches;

  it('names this cluster, and accepts the loss without which the call is a switchover', () => {
    expect(taskNamed(machine, 'Promote')).toMatchObject({
      Resource: 'arn:aws:states:::aws-sdk:rds:failoverGlobalCluster',
      Parameters: {
        GlobalClusterIdentifier: 'payments-global-test',
        TargetDbClusterIdentifier: names.ClusterArn,
        AllowDataLoss: true,
      },
    });
  });

  it('looks before it calls, so that it can be run again', () => {
    const untilLook =
      promotion && reachableFrom(promotion, promotion.StartAt, ['DescribeDatabase']);

    expect(untilLook?.has('Promote')).toBe(false);
  });

  it('does not call while an operation runs, or a minute after its own call', () => {
    expect(promotion?.States.WhatIsTheDatabaseDoing).toMatchObject({
      Choices: [
        { Next: 'NotePromoted' },
        {
          Variable: '$.database.clusters[0].FailoverState.Status',
          IsPresent: true,
          Next: 'CountPoll',
        },
        {
          Variable: '$.polling.count',
          NumericLessThanPath: '$.polling.quietUntil',
          Next: 'CountPoll',
        },
      ],
      Default: 'Promote',
    });
    expect(taskNamed(machine, 'Promote')).toMatchObject({ Next: 'KeepQuiet' });
  });

  it('takes a refusal for a promotion that is running already, and waits for that', () => {
    const [running] = taskNamed(machine, 'Promote').Catch;
    const [unrepeated] = taskNamed(machine, 'Promote').Retry;

    expect(running?.ErrorEquals).toContain('Rds.InvalidGlobalClusterStateException');
    expect(running?.Next).toBe('KeepQuiet');
    expect(unrepeated).toEqual({ ErrorEquals: running?.ErrorEquals, MaxAttempts: 0 });
  });

  it('asks for the first writer only where there is one', () => {
    expect(promotion?.States.WhatIsTheDatabaseDoing).toMatchObject({
      Choices: expect.arrayContaining([
        {
          And: [
            { Variable: '$.database.writers[0]', IsPresent: true },
            { Variable: '$.database.writers[0]', StringEquals: names.ClusterArn },
          ],
          Next: 'NotePromoted',
        },
      ]),
    });
  });

  it('gives up after half an hour', () => {
    expect(POLLS * POLL_SECONDS).toBe(30 * 60);
    expect(promotion?.States.IsTimeLeft).toMatchObject({
      Choices: [{ NumericGreaterThanEquals: POLLS, Next: 'PromotionTimedOut' }],
    });
  });

  it('stays below the 25,000 events that an execution may have', () => {
    // Entered and left: four states; a call has three more events, two retries two each.
    const eventsPerPoll = 4 * 2 + 2 + 3 + 2 * 2;

    expect(POLLS * eventsPerPoll).toBeLessThan(25_000 / 2);
  });
});

describe('what is done at once', () => {
  const { Branches } = parallelNamed(machine, 'AtOnce');

  it('never fails a branch, which would stop the others', () => {
    const failing = Branches.flatMap((branch) => [...allStates(branch)]).filter(
      ([, { Type }]) => Type === 'Fail',
    );

    expect(failing).toEqual([]);
  });

  it('keeps what reaches the lost region to a branch of its own, with one try and a time-out', () => {
    const fence = taskNamed(machine, 'Fence');

    expect(Branches.map(({ StartAt }) => StartAt)).toContain('Fence');
    expect(fence.TimeoutSeconds).toBe(FENCE_TIMEOUT_SECONDS);
    expect(fence.TimeoutSeconds).toBeLessThanOrEqual(22);
    expect(fence.Retry).toEqual([{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }]);
    expect(catchAll(fence)).toBe('FenceUnproven');
  });

  it('raises capacity to the primary’s, and never lowers a count that is higher', () => {
    expect(taskNamed(machine, 'RaiseMinimum').Parameters).toEqual({
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: 'service/ecs-cluster-test/ecs-service-test',
      MinCapacity: 10,
      MaxCapacity: 50,
    });
    expect(allStates(machine).get('AreTooFewDesired')).toMatchObject({
      Choices: [{ And: [{ IsPresent: true }, { NumericLessThan: 10 }], Next: 'RaiseDesiredCount' }],
      Default: 'CapacityRaised',
    });
  });

  it('pages when capacity can’t be raised, and goes on', () => {
    const failures = ['RaiseMinimum', 'ReadDesiredCount', 'RaiseDesiredCount'].map((name) =>
      catchAll(taskNamed(machine, name)),
    );

    expect(new Set(failures)).toEqual(new Set(['PageAboutCapacity']));
    expect(catchAll(taskNamed(machine, 'PageAboutCapacity'))).toBe('CapacityNotRaised');
  });
});

test('every failure ends the operation, pages with the command that resumes it, and fails', () => {
  const page = taskNamed(machine, 'PageFailure');
  const afterRecord = [...reachableFrom(machine, 'RecordFailure')];

  expect(afterRecord).toEqual(['RecordFailure', 'PageFailure', 'Failed']);
  expect(String(page.Parameters['Message.$'])).toContain('dr-cli resume --suffix test');
  expect(machine.States.Failed?.Type).toBe('Fail');
});

test('subjects of pages are ASCII and short enough with the longest suffix', () => {
  const longest = failoverMachine({ ...names, EnvironmentSuffix: 'x'.repeat(12) });

  const subjects = tasks(longest).flatMap(([, { Parameters }]) =>
    typeof Parameters.Subject === 'string' ? [Parameters.Subject] : [],
  );

  expect(subjects).toHaveLength(3);
  for (const subject of subjects) {
    expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
  }
});

test('a promotion that fails gives the old region its tasks back before the page', () => {
  expect(catchAll(taskNamed(machine, 'UndoFence'))).toBe('RecordFailure');
  expect(machine.States.PromotionFailed).toMatchObject({ Next: 'UndoFence' });
  expect(taskNamed(machine, 'UndoFence').Parameters).toMatchObject({
    Payload: { task: 'raise-capacity' },
  });
});

test('DNS is latched here once this region writes, also where the proof fails', () => {
  const withoutLatch = reachableFrom(machine, 'VerifyPayment', ['Latch', 'LatchAfterFailure']);

  expect([...withoutLatch].sort()).toEqual([
    'NoteVerified',
    'VerifyPayment',
    'VerifyPaymentFailed',
  ]);
});

test('traffic that is not seen to follow does not keep the report back', () => {
  expect(catchAll(taskNamed(machine, 'VerifyTraffic'))).toBe('Report');
});

test('every step of the function is told the execution and what is known so far', () => {
  const payloads = tasks(machine)
    .filter(([, { Resource }]) => Resource.endsWith('lambda:invoke'))
    .map(([, { Parameters }]) => Parameters.Payload);

  expect(payloads).toHaveLength(8);
  for (const payload of payloads) {
    expect(payload).toMatchObject({
      task: expect.stringMatching(/^[a-z-]+$/),
      'executionArn.$': '$$.Execution.Id',
      'startedAt.$': '$$.Execution.StartTime',
      'state.$': '$',
    });
  }
});

test('time-outs inside end before the machine’s own', () => {
  const longestSeconds = tasks(machine)
    .flatMap(([, task]) =>
      task.Retry.map(({ MaxAttempts, IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds }) => {
        const delaySeconds = BackoffRate === 1 ? IntervalSeconds : (MaxDelaySeconds ?? 10);
        return MaxAttempts * (task.TimeoutSeconds + delaySeconds);
      }),
    )
    .reduce((sum, seconds) => sum + seconds, POLLS * POLL_SECONDS);

  expect(longestSeconds).toBeLessThan(machine.TimeoutSeconds);
});
