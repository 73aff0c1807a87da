import { deployedRegion } from '../deployment/deployment';
import { type FaultOf, faultsOf, type Moment, type Plain } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { Database } from './database';
import type { FunctionCalls } from './function-calls';

/**
 * Who moves the writer without the state machines, who writes to the state table, and who calls the
 * failover function.
 *
 * @returns to be told of each state that asks for something
 */
export function startStrangers(
  cloud: AwsCloud,
  database: Database,
  call: FunctionCalls,
): (state: string) => void {
  const { schedule, timeline } = cloud.options;
  const waiting = new Map<string, (() => void)[]>();
  const plan = (when: Moment, act: () => void) => {
    if ('atMs' in when) {
      timeline.at(when.atMs, act);
    } else {
      waiting.set(when.state, [...(waiting.get(when.state) ?? []), act]);
    }
  };
  for (const { operation, to, when, takesMs } of faultsOf(schedule, 'console')) {
    plan(when, () => void database.request(operation, to, takesMs));
  }
  for (const written of faultsOf(schedule, 'item-written')) {
    plan(written.when, () => write(cloud, written));
  }
  for (const { place, payload, atMs } of faultsOf(schedule, 'invoked')) {
    timeline.at(atMs, () => call({ place, payload }));
  }
  return (state) => {
    const due = waiting.get(state) ?? [];
    waiting.delete(state);
    for (const act of due) {
      act();
    }
  };
}

function write(cloud: AwsCloud, { place, item, value }: FaultOf<'item-written'>): void {
  const { effects } = cloud.options.observations;
  cloud.perform('DynamoDB', 'PutItem', place, {
    TableName: deployedRegion(place).config.stateTable,
    Item: { item: { S: item }, ...attributesOf(value) },
  });
  // An operation that is history by then has left nothing to judge it by.
  if (item === 'operation') {
    effects.pop();
  }
}

const attributesOf = (value: Readonly<Record<string, Plain>>): Record<string, object> =>
  Object.fromEntries(Object.entries(value).map(([name, each]) => [name, attributeOf(each)]));

function attributeOf(value: Plain): object {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    default:
      return isList(value) ? { L: value.map(attributeOf) } : { M: attributesOf(value) };
  }
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);
