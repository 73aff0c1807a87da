import {
  checkedMachine,
  machineProblems,
} from '../../../../../templates-src/regional/failover/asl/check';
import type {
  State,
  StateMachineDefinition,
  TaskState,
} from '../../../../../templates-src/regional/failover/asl/states';

const task: TaskState = {
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:rds:describeGlobalClusters',
  Parameters: {},
  ResultPath: '$.database',
  TimeoutSeconds: 10,
  Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End', ResultPath: '$.error' }],
  Next: 'End',
};

function machine(states: Readonly<Record<string, State>>, startAt = 'Start') {
  const definition: StateMachineDefinition = {
    Comment: 'machine',
    StartAt: startAt,
    TimeoutSeconds: 60,
    States: { End: { Type: 'Succeed' }, ...states },
  };
  return definition;
}

test('a sound machine passes', () => {
  expect(machineProblems(machine({ Start: task }))).toEqual([]);
});

test.each<[string, Readonly<Record<string, State>>, string]>([
  ['a next state that is missing', { Start: { ...task, Next: 'Nowhere' } }, 'Nowhere'],
  [
    'a catcher to a state that is missing',
    {
      Start: {
        ...task,
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Nowhere', ResultPath: '$.error' }],
      },
    },
    'Nowhere',
  ],
  ['a state out of reach', { Start: task, Island: { Type: 'Succeed' } }, 'Island is never reached'],
  ['a task without a time-out', { Start: { ...task, TimeoutSeconds: 0 } }, 'no time-out'],
  ['a task that repeats nothing', { Start: { ...task, Retry: [] } }, 'what it repeats'],
  ['a task that lets errors through', { Start: { ...task, Catch: [] } }, "doesn't catch every"],
  [
    'a task that catches some errors only',
    {
      Start: {
        ...task,
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'End', ResultPath: '$.error' }],
      },
    },
    "doesn't catch every",
  ],
  [
    'a wildcard that hides what follows',
    {
      Start: {
        ...task,
        Retry: [
          { ErrorEquals: ['States.ALL'], MaxAttempts: 1 },
          { ErrorEquals: ['Rds.RdsException'], MaxAttempts: 1 },
        ],
      },
    },
    'not last',
  ],
  [
    'a resource that does not exist',
    { Start: { ...task, Resource: 'arn:aws:states:::aws-sdk:rds:DescribeGlobalClusters' } },
    "can't call",
  ],
  ['a wait for no time', { Start: { Type: 'Wait', Seconds: 0, Next: 'End' } }, 'waits for no time'],
  [
    'a filter where one node is due',
    {
      Start: {
        Type: 'Choice',
        Choices: [{ Variable: '$.a[?(@.b == true)]', IsPresent: true, Next: 'End' }],
        Default: 'End',
      },
    },
    'takes a reference path',
  ],
  [
    'a path that is plain text',
    { Start: { ...task, Parameters: { 'epoch.$': 'epoch' } } },
    'neither a path',
  ],
  [
    'a function outside the ones in use',
    { Start: { ...task, Parameters: { 'id.$': 'States.UUID()' } } },
    'neither a path',
  ],
  ['JSONata', { Start: { ...task, Parameters: { Arguments: {} } } }, 'belongs to JSONata'],
])('%s is refused', (_, states, problem) => {
  expect(machineProblems(machine(states)).join('\n')).toContain(problem);
});

test('a start that is no state is refused', () => {
  expect(machineProblems(machine({}, 'Nowhere')).join('\n')).toContain('starts at Nowhere');
});

test('a branch of a parallel state is held to the same rules', () => {
  const branch = { StartAt: 'Inner', States: { Inner: { ...task, Next: 'Outside' } } };

  const problems = machineProblems(
    machine({
      Start: {
        Type: 'Parallel',
        Branches: [branch],
        ResultPath: '$.both',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End', ResultPath: '$.error' }],
        Next: 'End',
      },
    }),
  );

  expect(problems).toEqual(expect.arrayContaining([expect.stringContaining('Outside')]));
});

test('an unsound machine is not built', () => {
  expect(() => checkedMachine(machine({ Start: { ...task, Next: 'Nowhere' } }))).toThrow('Nowhere');
});
