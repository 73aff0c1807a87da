import { uuid } from '../../resources/identifiers';
import { resourcesOfType } from '../../resources/store';
import { schedule } from '../../runtime/agenda';
import { AwsError, type Service, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { pageOf } from '../paging';
import { definitionOf, keepDefinition, parseMachine } from './definition';
import { endExecution, publishStatusChange } from './execution-end';
import { type Execution, openStepFunctions, threadKey } from './execution-state';
import { detailsMember, detailsOf, record } from './history';
import type { Json } from './json';

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';
/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const NAME = /^[\w-]{1,80}$/;
const PAGE_SIZE = 100;

interface StartInput {
  readonly stateMachineArn?: string | undefined;
  readonly name?: string | undefined;
  readonly input?: string | undefined;
}

interface ExecutionInput {
  readonly executionArn?: string | undefined;
}

interface StopInput extends ExecutionInput {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
}

interface ListInput {
  readonly stateMachineArn?: string | undefined;
  readonly statusFilter?: string | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

interface HistoryInput extends ExecutionInput {
  readonly reverseOrder?: boolean | undefined;
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

/**
 * The same name with the same input is the running execution itself; with
 * another input, or once that execution has ended, the name is taken.
 */
function startExecution(context: ServiceContext, input: StartInput): Record<string, unknown> {
  const machine = requireMachine(context, input.stateMachineArn ?? '');
  const name = input.name ?? uuid(context.state);
  if (!NAME.test(name)) {
    throw new AwsError('InvalidName', `Invalid Name: '${name}'`);
  }
  const inputText = input.input ?? '{}';
  const parsedInput = parseInput(inputText);
  const machineName = String(machine.attributes.Name);
  const executionArn = `arn:aws:states:${context.region}:${context.state.accountId}:execution:${machineName}:${name}`;
  const { executions } = openStepFunctions(context.state, context.region);
  const existing = executions[executionArn];
  if (existing === undefined) {
    const execution = newExecution(context, machine, { executionArn, name, inputText });
    executions[executionArn] = execution;
    begin(context, execution, parsedInput);
    return started(execution);
  }
  if (existing.status === 'RUNNING' && existing.inputText === inputText) {
    return started(existing);
  }
  throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
}

function started(execution: Execution): Record<string, unknown> {
  return { executionArn: execution.executionArn, startDate: new Date(execution.startedAtMs) };
}

function parseInput(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${text}'`);
  }
}

function newExecution(
  context: ServiceContext,
  machine: StoredResource,
  { executionArn, name, inputText }: Pick<Execution, 'executionArn' | 'name' | 'inputText'>,
): Execution {
  return {
    executionArn,
    name,
    stateMachineArn: machine.physicalId,
    roleArn: String(machine.properties.RoleArn ?? ''),
    definitionKey: keepDefinition(context.state, context.region, definitionOf(machine)),
    startedAtMs: context.nowMs,
    inputText,
    status: 'RUNNING',
    threads: {},
    lastThreadId: 0,
    history: [],
  };
}

/** The first state is entered by an event, like every other. */
function begin(context: ServiceContext, execution: Execution, input: Json): void {
  const definition = openStepFunctions(context.state, context.region).definitions[
    execution.definitionKey
  ];
  const machine = parseMachine(definition ?? '{}');
  record(context, execution, 'ExecutionStarted', {
    input: execution.inputText,
    roleArn: execution.roleArn,
  });
  publishStatusChange(context, execution);
  const thread = {
    id: 1,
    stateName: machine.startAt,
    input,
    enteredAtMs: context.nowMs,
    retries: [],
    token: 1,
    phase: { kind: 'starting' as const },
  };
  execution.threads['1'] = thread;
  execution.lastThreadId = 1;
  schedule(context.state, {
    atMs: context.nowMs,
    kind: 'states.continue',
    region: context.region,
    subject: threadKey(execution, thread),
    token: thread.token,
  });
  if (machine.timeoutSeconds !== undefined) {
    schedule(context.state, {
      atMs: context.nowMs + machine.timeoutSeconds * 1000,
      kind: 'states.execution-time-out',
      region: context.region,
      subject: execution.executionArn,
    });
  }
}

function stopExecution(context: ServiceContext, input: StopInput): Record<string, unknown> {
  const execution = requireExecution(context, input);
  if (execution.status === 'RUNNING') {
    const { error, cause } = input;
    endExecution(context, execution, { status: 'ABORTED', error, cause });
  }
  return { stopDate: date(execution.stoppedAtMs) };
}

function describeExecution(
  context: ServiceContext,
  input: ExecutionInput,
): Record<string, unknown> {
  const execution = requireExecution(context, input);
  return {
    ...summary(execution),
    input: execution.inputText,
    inputDetails: { included: true },
    output: execution.output === undefined ? undefined : JSON.stringify(execution.output),
    error: execution.error,
    cause: execution.cause,
    redriveCount: 0,
  };
}

function listExecutions(context: ServiceContext, input: ListInput): Record<string, unknown> {
  const machine = requireMachine(context, input.stateMachineArn ?? '');
  const executions = Object.values(openStepFunctions(context.state, context.region).executions)
    .filter(
      ({ stateMachineArn, status }) =>
        stateMachineArn === machine.physicalId &&
        (input.statusFilter === undefined || status === input.statusFilter),
    )
    .reverse();
  const page = pageOf(executions, input.nextToken, input.maxResults ?? PAGE_SIZE);
  return { executions: page.items.map(summary), nextToken: page.nextToken };
}

function getExecutionHistory(
  context: ServiceContext,
  input: HistoryInput,
): Record<string, unknown> {
  const { history } = requireExecution(context, input);
  const ordered = input.reverseOrder === true ? [...history].reverse() : history;
  const page = pageOf(ordered, input.nextToken, input.maxResults ?? PAGE_SIZE);
  return {
    events: page.items.map((event) => {
      const { id, previousEventId, timestampMs, type } = event;
      const details = detailsOf(event);
      return {
        id,
        previousEventId,
        timestamp: new Date(timestampMs),
        type,
        ...(details && { [detailsMember(type)]: details }),
      };
    }),
    nextToken: page.nextToken,
  };
}

function describeStateMachine(
  context: ServiceContext,
  input: { readonly stateMachineArn?: string | undefined },
): Record<string, unknown> {
  const machine = requireMachine(context, input.stateMachineArn ?? '');
  return {
    stateMachineArn: machine.physicalId,
    name: machine.attributes.Name,
    status: 'ACTIVE',
    definition: definitionOf(machine),
    roleArn: machine.properties.RoleArn,
    type: 'STANDARD',
    creationDate: new Date(machine.createdAtMs),
  };
}

function summary(execution: Execution): Record<string, unknown> {
  const { executionArn, stateMachineArn, name, status } = execution;
  return {
    executionArn,
    stateMachineArn,
    name,
    status,
    startDate: new Date(execution.startedAtMs),
    stopDate: date(execution.stoppedAtMs),
  };
}

function date(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}

function requireMachine(context: ServiceContext, machineArn: string): StoredResource {
  const found = resourcesOfType(context, STATE_MACHINE).find(
    ({ physicalId }) => physicalId === machineArn,
  );
  if (found === undefined) {
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${machineArn}'`);
  }
  return found;
}

function requireExecution(
  context: ServiceContext,
  { executionArn = '' }: ExecutionInput,
): Execution {
  const found = openStepFunctions(context.state, context.region).executions[executionArn];
  if (found === undefined) {
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
  }
  return found;
}

export const stepFunctions: Service = {
  DescribeExecution: describeExecution,
  DescribeStateMachine: describeStateMachine,
  GetExecutionHistory: getExecutionHistory,
  ListExecutions: listExecutions,
  StartExecution: startExecution,
  StopExecution: stopExecution,
};
