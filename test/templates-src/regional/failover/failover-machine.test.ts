import { ERROR_NAMES } from '../../../../functions/failover/errors';
import { machineProblems } from '../../../../templates-src/regional/failover/asl/check';
import {
  FENCE_TIMEOUT_SECONDS,
  failoverMachine,
} from '../../../../templates-src/regional/failover/failover-machine';
import { placeholders } from '../../../../templates-src/regional/failover/machine-names';
import {
  OPERATION,
  POLL_SECONDS,
  POLLS,
  SLOWEST_POLL_SECONDS,
} from '../../../../templates-src/regional/failover/promotion';
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

  it('does not call while this cluster is being promoted, or a minute after its own call', () => {
    expect(promotion?.States.WhatIsTheDatabaseDoing).toMatchObject({
      Choices: [
        { Next: 'NotePromoted' },
        {
          And: [
            { Variable: `${OPERATION}.ToDbClusterArn`, IsPresent: true },
            { Variable: `${OPERATION}.ToDbClusterArn`, StringEquals: names.ClusterArn },
            { Variable: `${OPERATION}.IsDataLossAllowed`, BooleanEquals: true },
          ],
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
    expect(taskNamed(machine, 'Promote')).toMatchObject({ Next: 'Accepted' });
    expect(promotion?.States.Accepted).toMatchObject({
      Parameters: { 'quietUntil.$': 'States.MathAdd($.polling.count, 12)', asked: true },
    });
  });

  it('takes a refusal for a promotion that is running already, and waits for that', () => {
    const [running] = taskNamed(machine, 'Promote').Catch;

    expect(running?.ErrorEquals).toContain('Rds.InvalidGlobalClusterStateException');
    expect(running?.Next).toBe('RefusedAsRunning');
    expect(promotion?.States.RefusedAsRunning).toMatchObject({
      Parameters: { 'quietUntil.$': 'States.MathAdd($.polling.count, 12)' },
    });
  });

  it('asks again after any other error, with the next look, until its time is over', () => {
    const { Retry } = taskNamed(machine, 'Promote');

    expect(catchAll(taskNamed(machine, 'Promote'))).toBe('NotAccepted');
    expect(Retry).toEqual([expect.objectContaining({ MaxAttempts: 0 })]);
    expect(promotion?.States.NotAccepted).toMatchObject({
      Parameters: { 'quietUntil.$': '$.polling.quietUntil' },
    });
  });

  it('tells people of the second refusal, once, and goes on', () => {
    const page = taskNamed(machine, 'PageRefusal');

    expect(promotion?.States.IsRefusalNews).toMatchObject({
      Choices: [
        {
          And: [{ NumericGreaterThanEquals: 2 }, { NumericLessThan: 3 }],
          Next: 'PageRefusal',
        },
      ],
      Default: 'CountPoll',
    });
    expect(page).toMatchObject({ Next: 'CountPoll' });
    expect(catchAll(page)).toBe('CountPoll');
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

  it('gives up after half an hour where calls are answered', () => {
    expect(POLLS * POLL_SECONDS).toBe(30 * 60);
    expect(promotion?.States.IsTimeLeft).toMatchObject({
      Choices: [{ NumericGreaterThanEquals: POLLS, Next: 'PromotionTimedOut' }],
    });
  });

  it('stays below the 25,000 events that an execution may have', () => {
    // Entered and left: seven states with a call that is refused each time; two calls have three more
    // events each.
    const eventsPerPoll = 7 * 2 + 2 * 3;

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

  expect(machine.States.RecordFailure).toMatchObject({ Next: 'PageFailure' });
  expect(String(page.Parameters['Message.$'])).toContain('dr-cli resume --suffix test');
  expect(machine.States.WasFenced).toMatchObject({ Default: 'Failed' });
  expect(machine.States.Failed?.Type).toBe('Fail');
});

test('what failed after the promotion is reported before it is paged', () => {
  const reports = ['Report', 'ReportFailure'];
  const withoutReport = reachableFrom(machine, 'VerifyPayment', reports);

  expect(withoutReport.has('RecordFailure')).toBe(false);
  expect(withoutReport.has('RecordDone')).toBe(false);
  expect(taskNamed(machine, 'ReportFailure').Parameters).toMatchObject({
    Payload: { task: 'report', 'state.$': '$' },
  });
});

test('a page about a failure says how things stand', () => {
  const standings = [...allStates(machine).values()].flatMap((state) =>
    state.Type === 'Pass' && state.ResultPath === '$.failure' ? [state.Parameters?.standing] : [],
  );

  expect(standings).toHaveLength(9);
  for (const standing of standings) {
    expect(standing).toMatch(/^\S.*\.$/);
  }
  expect(String(taskNamed(machine, 'PageFailure').Parameters['Message.$'])).toContain(
    '$.failure.standing',
  );
});

test('subjects of pages are ASCII and short enough with the longest suffix', () => {
  const longest = failoverMachine({ ...names, EnvironmentSuffix: 'x'.repeat(12) });

  const subjects = tasks(longest).flatMap(([, { Parameters }]) =>
    typeof Parameters.Subject === 'string' ? [Parameters.Subject] : [],
  );

  expect(subjects).toHaveLength(5);
  for (const subject of subjects) {
    expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
  }
});

describe('after a promotion that failed', () => {
  it('the old region gets its tasks back, but not before the page', () => {
    const withoutPage = reachableFrom(machine, machine.StartAt, ['PageFailure']);

    expect(withoutPage.has('UndoFence')).toBe(false);
    expect(taskNamed(machine, 'UndoFence').Parameters).toMatchObject({
      Payload: { task: 'raise-capacity' },
    });
  });

  it('not while Aurora may still promote, and only where the old region writes', () => {
    expect(machine.States.DoesPeerWrite).toMatchObject({
      Choices: [
        { Variable: `${OPERATION}.Status`, IsPresent: true, Next: 'Failed' },
        { And: [{ IsPresent: true }, { StringEquals: names.ClusterArn }], Next: 'Failed' },
        { Variable: '$.database.writers[0]', IsPresent: true, Next: 'UndoFence' },
      ],
      Default: 'Failed',
    });
    expect(catchAll(taskNamed(machine, 'LookForWriter'))).toBe('Failed');
  });

  it('somebody is told when they could not be given back', () => {
    expect(catchAll(taskNamed(machine, 'UndoFence'))).toBe('PageStillFenced');
  });

  it('nobody is told when they were, and do not run yet; and it is not asked again', () => {
    const { Catch, Retry } = taskNamed(machine, 'UndoFence');

    expect(Catch[0]).toMatchObject({ ErrorEquals: [ERROR_NAMES.notYet], Next: 'Failed' });
    expect(Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).not.toContain(ERROR_NAMES.notYet);
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

  expect(payloads).toHaveLength(9);
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
    .reduce((sum, seconds) => sum + seconds, POLLS * SLOWEST_POLL_SECONDS);

  expect(longestSeconds).toBeLessThan(machine.TimeoutSeconds);
});

test('a look and a call take as long as the promotion reckons with when nothing answers', () => {
  const { TimeoutSeconds: look } = taskNamed(machine, 'DescribeDatabase');
  const { TimeoutSeconds: call } = taskNamed(machine, 'Promote');

  expect(POLL_SECONDS + look + call).toBe(SLOWEST_POLL_SECONDS);
});
