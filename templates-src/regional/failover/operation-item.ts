import type { JsonObject, TaskState, Transition } from './asl/states';
import { onError, otherwise, serviceTask } from './asl/tasks';
import type { MachineNames } from './machine-names';

/** How far an operation has come. Every phase has its time in the item's map `phases`. */
export type Phase =
  | 'claimed'
  | 'confirmed'
  | 'promoting'
  | 'promoted'
  | 'verified'
  | 'latched'
  | 'serving'
  | 'done'
  | 'failed'
  | 'aborted';

/** Key of the item of the state table that says what is being done, and what was done last. */
const OPERATION_KEY = { item: { S: 'operation' } };

/** Errors of the optimised integration are spelled `DynamoDB`, those of the SDK's `DynamoDb`. */
const CONDITION_FAILED = 'DynamoDB.ConditionalCheckFailedException';

/** Seconds for one write of a small item, which takes milliseconds. */
const WRITE_TIMEOUT_SECONDS = 5;

/**
 * Takes the region's one place for an operation, so that a failover, a switchover and a drill
 * can't run beside each other. The whole item is replaced: nothing of the operation before
 * lives on. An execution whose answer was lost finds its own claim, and has it.
 */
export function claim(
  { StateTable }: MachineNames,
  next: { readonly claimed: string; readonly refused: string; readonly failed: string },
): TaskState {
  return serviceTask({
    action: 'dynamodb:putItem',
    parameters: {
      TableName: StateTable,
      Item: {
        ...OPERATION_KEY,
        epoch: { 'N.$': "States.Format('{}', $.epoch)" },
        kind: { 'S.$': '$.kind' },
        phase: { S: 'claimed' },
        executionArn: { 'S.$': '$$.Execution.Id' },
        startedAt: { 'S.$': '$$.Execution.StartTime' },
        updatedAt: { 'S.$': '$$.State.EnteredTime' },
        by: { 'S.$': '$.by' },
        evidence: { 'S.$': '$.evidence' },
        firstBadSampleAtMs: { 'N.$': "States.Format('{}', $.firstBadSampleAtMs)" },
        phases: { M: { claimed: { 'S.$': '$$.State.EnteredTime' } } },
      },
      ConditionExpression:
        'attribute_not_exists(#epoch) OR (attribute_exists(#endedAt) AND #epoch < :epoch) OR #executionArn = :executionArn',
      ExpressionAttributeNames: {
        '#epoch': 'epoch',
        '#endedAt': 'endedAt',
        '#executionArn': 'executionArn',
      },
      ExpressionAttributeValues: {
        ':epoch': { 'N.$': "States.Format('{}', $.epoch)" },
        ':executionArn': { 'S.$': '$$.Execution.Id' },
      },
    },
    result: {},
    resultPath: '$.claim',
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    meaningful: [CONDITION_FAILED],
    attempts: 4,
    catch: [onError([CONDITION_FAILED], next.refused), otherwise(next.failed)],
    goTo: { Next: next.claimed },
  });
}

/**
 * Notes a phase for the people who watch. Nothing waits for a note that can't be written: the
 * operation goes on.
 */
export function note(names: MachineNames, phase: Phase, next: string): TaskState {
  return update(names, phase, { next, orElse: next });
}

/**
 * The last look before what can't be taken back: goes on only while this execution still holds
 * the claim. A table that doesn't answer isn't a claim that was lost, and doesn't stop it.
 */
export function guard(
  names: MachineNames,
  phase: Phase,
  { next, lost }: { readonly next: string; readonly lost: string },
): TaskState {
  return update(names, phase, { next, orElse: next, lost });
}

/** Ends the operation, which lets the next one claim its place. */
export function end(
  names: MachineNames,
  phase: Extract<Phase, 'done' | 'failed' | 'aborted'>,
  next: string,
  reason?: { readonly path: string },
): TaskState {
  return update(names, phase, { next, orElse: next, end: reason ?? true });
}

interface UpdateOptions {
  readonly next: string;
  readonly orElse: string;
  readonly lost?: string;
  readonly end?: true | { readonly path: string };
}

function update(
  { StateTable }: MachineNames,
  phase: Phase,
  { next, orElse, lost, end: ending }: UpdateOptions,
): TaskState {
  const reason = typeof ending === 'object' ? ending.path : undefined;
  const assignments = [
    '#phase = :phase',
    '#updatedAt = :now',
    '#phases.#phaseName = :now',
    ...(ending ? ['#endedAt = :now', '#outcome = :phase'] : []),
    ...(reason ? ['#reason = :reason'] : []),
  ];
  const values: JsonObject = {
    ':phase': { S: phase },
    ':now': { 'S.$': '$$.State.EnteredTime' },
    ':executionArn': { 'S.$': '$$.Execution.Id' },
    ...(reason ? { ':reason': { 'S.$': reason } } : {}),
  };
  const names: JsonObject = {
    '#phase': 'phase',
    '#updatedAt': 'updatedAt',
    '#phases': 'phases',
    '#phaseName': phase,
    '#executionArn': 'executionArn',
    '#endedAt': 'endedAt',
    ...(ending ? { '#outcome': 'outcome' } : {}),
    ...(reason ? { '#reason': 'reason' } : {}),
  };
  const goTo: Transition = { Next: next };
  return serviceTask({
    action: 'dynamodb:updateItem',
    parameters: {
      TableName: StateTable,
      Key: OPERATION_KEY,
      UpdateExpression: `SET ${assignments.join(', ')}`,
      // An end that is written a second time after a lost answer finds endedAt there: its own.
      ConditionExpression: '#executionArn = :executionArn AND attribute_not_exists(#endedAt)',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
    result: {},
    resultPath: '$.note',
    timeoutSeconds: WRITE_TIMEOUT_SECONDS,
    meaningful: [CONDITION_FAILED],
    attempts: 2,
    catch: [...(lost === undefined ? [] : [onError([CONDITION_FAILED], lost)]), otherwise(orElse)],
    goTo,
  });
}
