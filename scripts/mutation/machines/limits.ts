import type { Json, JsonObject } from '../../../templates-src/regional/failover/asl/states';
import { weakenedConditions } from '../condition-expression';
import { withState } from './graphs';
import type { StateOperator } from './state-change';

const FACTOR = 20;

/** A task that may take longer; one of the function's, which has limits of its own, also too little. */
export const otherTimeouts: StateOperator = (name, state) => {
  if (state.Type === 'Wait') {
    return [
      {
        kind: 'limit',
        how: `waits ${FACTOR} times as long`,
        change: (graph) => withState(graph, name, { ...state, Seconds: state.Seconds * FACTOR }),
      },
    ];
  }
  if (state.Type !== 'Task') {
    return [];
  }
  const seconds = state.TimeoutSeconds;
  const isFunction = state.Resource.includes('lambda');
  return [seconds * FACTOR, ...(isFunction ? [1] : [])].map((other) => ({
    kind: 'limit',
    how: `may take ${other} s instead of ${seconds} s`,
    change: (graph) => withState(graph, name, { ...state, TimeoutSeconds: other }),
  }));
};

export const weakerWrites: StateOperator = (name, state) => {
  const expression = state.Type === 'Task' ? state.Parameters.ConditionExpression : undefined;
  return state.Type === 'Task' && typeof expression === 'string'
    ? weakenedConditions(expression).map((weaker) => ({
        kind: 'condition',
        how: weaker.how,
        change: (graph) =>
          withState(graph, name, {
            ...state,
            Parameters: { ...state.Parameters, ConditionExpression: weaker.expression },
          }),
      }))
    : [];
};

/** What a call is told to do: a yes left out, another number. */
export const otherParameters: StateOperator = (name, state) => {
  if (state.Type !== 'Task' && state.Type !== 'Pass') {
    return [];
  }
  const member = state.Type === 'Pass' && state.Result !== undefined ? 'Result' : 'Parameters';
  const given = member === 'Result' && state.Type === 'Pass' ? state.Result : state.Parameters;
  return variants(given ?? {}).map(({ how, json }) => ({
    kind: 'value',
    how,
    change: (graph) => withState(graph, name, { ...state, [member]: json }),
  }));
};

interface Variant {
  readonly how: string;
  readonly json: Json;
}

function variants(json: Json, where = ''): readonly Variant[] {
  if (!isObject(json)) {
    return [];
  }
  return Object.entries(json).flatMap(([key, value]) => {
    const { [key]: _, ...others } = json;
    const path = `${where}${key}`;
    switch (typeof value) {
      case 'boolean':
        return [
          {
            how: `${path}: ${String(!value)} for ${String(value)}`,
            json: { ...json, [key]: !value },
          },
          ...(value ? [{ how: `without ${path}`, json: others }] : []),
        ];
      case 'number':
        return value > 1
          ? [
              {
                how: `${path}: ${value * FACTOR} for ${value}`,
                json: { ...json, [key]: value * FACTOR },
              },
              {
                how: `${path}: ${Math.ceil(value / FACTOR)} for ${value}`,
                json: { ...json, [key]: Math.ceil(value / FACTOR) },
              },
            ]
          : [];
      default:
        return variants(value, `${path}.`).map(({ how, json: inner }) => ({
          how,
          json: { ...json, [key]: inner },
        }));
    }
  });
}

const isObject = (json: Json): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
