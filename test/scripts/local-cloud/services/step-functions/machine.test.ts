import { AwsError } from '../../../../../scripts/local-cloud/service';
import { RuntimeWorld } from '../../runtime/runtime-world';

const output = (description: Record<string, unknown>): unknown =>
  JSON.parse(String(description.output ?? 'null'));

describe('a state machine', () => {
  it('hands each result on through its paths', async () => {
    const world = new RuntimeWorld();

    const description = await world.execute(
      {
        StartAt: 'Shape',
        States: {
          Shape: {
            Type: 'Pass',
            InputPath: '$.order',
            Parameters: {
              'text.$': "States.Format('{} of {}', $.amount, $.currency)",
              'next.$': 'States.MathAdd($.amount, 1)',
              'run.$': '$$.Execution.Name',
              fixed: { nested: true },
            },
            ResultPath: '$.shaped',
            Next: 'Keep',
          },
          Keep: { Type: 'Pass', OutputPath: '$.shaped', End: true },
        },
      },
      { order: { amount: 41, currency: 'EUR' } },
    );

    expect(description.status).toBe('SUCCEEDED');
    expect(output(description)).toEqual({
      text: '41 of EUR',
      next: 42,
      run: 'run',
      fixed: { nested: true },
    });
  });

  it('fails for good when a path finds nothing, whatever would be caught', async () => {
    const world = new RuntimeWorld();

    const description = await world.execute({
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { 'FunctionName.$': '$.missing' },
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Succeed' },
      },
    });

    expect(description).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(description.cause).toContain("'$.missing' could not be found");
  });

  it('retries a function with back-off, then goes where the error is caught', async () => {
    const world = new RuntimeWorld();
    const calledAtMs: number[] = [];
    world.createFunction('flaky');
    world.code('flaky', ({ clock }) => async () => {
      calledAtMs.push(clock.nowMs());
      throw Object.assign(new Error('not yet'), { name: 'NotYet' });
    });

    const description = await world.execute({
      StartAt: 'Try',
      States: {
        Try: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'flaky', Payload: {} },
          Retry: [
            {
              ErrorEquals: ['NotYet'],
              IntervalSeconds: 2,
              BackoffRate: 3,
              MaxAttempts: 3,
              MaxDelaySeconds: 10,
            },
          ],
          Catch: [{ ErrorEquals: ['NotYet'], ResultPath: '$.error', Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', OutputPath: '$.error.Error', End: true },
      },
    });

    const gapsMs = calledAtMs.slice(1).map((atMs, index) => atMs - (calledAtMs[index] ?? 0));
    expect(gapsMs).toEqual([2000, 6000, 10_000]);
    expect(output(description)).toBe('NotYet');
  });

  it('stops waiting for a task after its time-out', async () => {
    const world = new RuntimeWorld();
    world.createFunction('slow', { Timeout: 900 });
    world.code(
      'slow',
      ({ clock }) =>
        async () =>
          clock.sleep(600_000),
    );

    const description = await world.execute({
      StartAt: 'Wait',
      States: {
        Wait: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'slow' },
          TimeoutSeconds: 20,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
          End: true,
        },
        Late: { Type: 'Pass', Parameters: { 'at.$': '$$.State.EnteredTime' }, End: true },
      },
    });

    const { at } = output(description) as { at: string };
    const startedAtMs = new Date(String(description.startDate)).getTime();
    expect(new Date(at).getTime() - startedAtMs).toBe(20_000 + 25);
  });

  it('hears nothing of a task that it has given up', async () => {
    const world = new RuntimeWorld();
    world.createFunction('slow', { Timeout: 900 });
    world.code('slow', ({ clock }) => async () => {
      await clock.sleep(60_000);
      return 'late';
    });

    const description = await world.execute({
      StartAt: 'Give up',
      States: {
        'Give up': {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'slow' },
          TimeoutSeconds: 20,
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Rest' }],
          End: true,
        },
        Rest: { Type: 'Wait', Seconds: 300, Next: 'Done' },
        Done: { Type: 'Pass', Result: 'rested', End: true },
      },
    });

    const { invocations } = world.savedState().regions['us-east-1']?.lambda ?? {};
    expect(output(description)).toBe('rested');
    expect(invocations).toEqual({});
  });

  it('runs branches at once and fails as a whole when one fails', async () => {
    const world = new RuntimeWorld();
    const branch = (state: object) => ({ StartAt: 'Only', States: { Only: state } });

    const description = await world.execute({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            branch({ Type: 'Wait', Seconds: 60, End: true }),
            branch({ Type: 'Fail', Error: 'Broken', Cause: 'as told' }),
          ],
          Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }],
          End: true,
        },
        Caught: { Type: 'Pass', End: true },
      },
    });

    expect(output(description)).toEqual({ Error: 'Broken', Cause: 'as told' });
    expect(Number(description.stopDate) - Number(description.startDate)).toBeLessThan(1000);
  });

  it('goes on from a saved state in the middle of branches, waits and retries', async () => {
    const definition = {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'Pause',
              States: {
                Pause: { Type: 'Wait', SecondsPath: '$.seconds', Next: 'Named' },
                Named: { Type: 'Pass', Result: 'waited', End: true },
              },
            },
            {
              StartAt: 'Call',
              States: {
                Call: {
                  Type: 'Task',
                  Resource: 'arn:aws:states:::lambda:invoke',
                  Parameters: { FunctionName: 'third-time', Payload: {} },
                  ResultSelector: { 'answer.$': '$.Payload' },
                  Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 30, BackoffRate: 1 }],
                  End: true,
                },
              },
            },
          ],
          End: true,
        },
      },
    };
    let calls = 0;
    const thirdTime = () => async () => {
      calls += 1;
      if (calls < 3) {
        throw new Error('again');
      }
      return 'done';
    };
    const before = new RuntimeWorld();
    before.createFunction('third-time');
    before.code('third-time', thirdTime);
    const executionArn = await before.start(before.createStateMachine(definition), {
      seconds: 120,
    });
    await before.after(0.6);

    const after = new RuntimeWorld({
      state: before.savedState(),
      nowMs: before.clock.nowMs(),
    });
    after.code('third-time', thirdTime);
    await after.after(2);

    const description = await after.describe(executionArn);
    expect(output(description)).toEqual(['waited', { answer: 'done' }]);
    expect(calls).toBe(3);
  });

  it('calls services with the names and errors of the SDK for Java', async () => {
    const errors: unknown[] = [];

    for (const state of [
      {
        Resource: 'arn:aws:states:::aws-sdk:rds:describeGlobalClusters',
        Parameters: { GlobalClusterIdentifier: 'none' },
      },
      {
        Resource: 'arn:aws:states:::dynamodb:updateItem',
        Parameters: { TableName: 'none', Key: { item: { S: 'x' } }, UpdateExpression: 'SET a = b' },
      },
    ]) {
      const { error } = await new RuntimeWorld().execute({
        StartAt: 'Call',
        States: { Call: { Type: 'Task', ...state, End: true } },
      });
      errors.push(error);
    }

    expect(errors).toEqual([
      'Rds.GlobalClusterNotFoundException',
      'DynamoDB.ResourceNotFoundException',
    ]);
  });

  it('reports an error outside of the service model by the generic name', async () => {
    const world = new RuntimeWorld({
      interference: ({ service }) =>
        service === 'RDS'
          ? { kind: 'error', error: new AwsError('Throttling', 'Rate exceeded') }
          : { kind: 'ok' },
    });

    const { error } = await world.execute({
      StartAt: 'Call',
      States: {
        Call: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:rds:describeGlobalClusters',
          End: true,
        },
      },
    });

    expect(error).toBe('Rds.RdsException');
  });
});

describe('starting an execution', () => {
  const waiting = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };

  it('is the same execution for the same name and input', async () => {
    const world = new RuntimeWorld();
    const machine = world.createStateMachine(waiting);
    const first = await world.start(machine, { epoch: 1 });

    const second = await world.start(machine, { epoch: 1 });

    expect(second).toBe(first);
  });

  it('is refused for a taken name with another input', async () => {
    const world = new RuntimeWorld();
    const machine = world.createStateMachine(waiting);
    await world.start(machine, { epoch: 1 });

    const other = world.start(machine, { epoch: 2 });

    await expect(other).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });

  it('is refused for the name of an execution that has ended', async () => {
    const world = new RuntimeWorld();
    const machine = world.createStateMachine(waiting);
    await world.start(machine, { epoch: 1 });
    await world.after(2);

    const again = world.start(machine, { epoch: 1 });

    await expect(again).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  });
});

describe('an execution', () => {
  it('ends with its machine time-out', async () => {
    const world = new RuntimeWorld();

    const { status } = await world.execute({
      TimeoutSeconds: 30,
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, End: true } },
    });

    expect(status).toBe('TIMED_OUT');
  });

  it('stops when it is told, and its history tells what it did', async () => {
    const world = new RuntimeWorld();
    const executionArn = await world.start(
      world.createStateMachine({
        StartAt: 'W',
        States: { W: { Type: 'Wait', Seconds: 60, End: true } },
      }),
    );

    await world.after(0.1);
    await world.call('SFN', 'StopExecution', { executionArn, error: 'Operator', cause: 'enough' });

    const { events } = await world.call('SFN', 'GetExecutionHistory', { executionArn });
    expect((events as { type: string }[]).map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'WaitStateEntered',
      'ExecutionAborted',
    ]);
  });
});
