import type { Service, ServiceContext } from '../../local-cloud/service';
import type { Effect } from '../observations';
import { EPOCH_MS, placeOfRegion } from './places';

interface Written {
  readonly TableName?: string;
  readonly Item?: Attributes;
  readonly Key?: Attributes;
}

type Attributes = Readonly<Record<string, Attribute>>;

interface Attribute {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly M?: Attributes;
}

interface Scaled {
  readonly MinCapacity?: number;
  readonly MaxCapacity?: number;
  readonly desiredCount?: number;
}

interface Measured {
  readonly MetricData?: readonly { readonly MetricName?: string; readonly Value?: number }[];
}

/** What a call that succeeded has changed, in the terms of the invariants; most change nothing. */
export function effectOf(
  context: ServiceContext,
  { operation, input }: { readonly operation: string; readonly input: unknown },
  services: Readonly<Record<string, Service>>,
): Effect | undefined {
  const seen = changeOf(context, operation, input, services);
  return seen && { place: placeOfRegion(context.region), atMs: context.nowMs - EPOCH_MS, ...seen };
}

type Change = WithoutPlace<Effect>;
type WithoutPlace<T> = T extends unknown ? Omit<T, 'place' | 'atMs'> : never;

/** By the operation alone: no two services in use have one of the same name. */
function changeOf(
  context: ServiceContext,
  operation: string,
  input: unknown,
  services: Readonly<Record<string, Service>>,
): Change | undefined {
  switch (operation) {
    case 'PutItem':
      return { kind: 'item', ...itemOf((input as Written).Item) };
    case 'UpdateItem': {
      const { TableName, Key } = input as Written;
      const wanted = { TableName, Key, ConsistentRead: true };
      const stored = services.DynamoDB?.GetItem?.(context, wanted as never);
      return { kind: 'item', ...itemOf((stored as Written).Item) };
    }
    case 'PutMetricData':
      return { kind: 'metrics', values: valuesOf(input as Measured) };
    case 'RegisterScalableTarget':
    case 'UpdateService': {
      const { MinCapacity, MaxCapacity, desiredCount } = input as Scaled;
      return { kind: 'tasks', minimum: MinCapacity, maximum: MaxCapacity, desiredCount };
    }
    default:
      return undefined;
  }
}

function valuesOf({ MetricData = [] }: Measured): Record<string, number> {
  const values: Record<string, number> = {};
  for (const { MetricName = '', Value = 0 } of MetricData) {
    values[MetricName] = Value;
  }
  return values;
}

type ItemChange = Pick<Extract<Effect, { kind: 'item' }>, 'item' | 'value' | 'newest'>;

function itemOf(attributes: Attributes = {}): ItemChange {
  const item = String(attributes.item?.S);
  const json = attributes.json?.S;
  if (item === 'samples') {
    return { item, value: timesIn(json ?? ''), newest: newestIn(json ?? '') };
  }
  return { item, value: json === undefined ? withoutName(attributes) : JSON.parse(json) };
}

const withoutName = ({ item: _, ...others }: Attributes): unknown => plainOf(others);

/**
 * All that is asked of the samples of a run but the newest. They are the most of what it writes, and reading them
 * as JSON would be a tenth of the work; nothing in a sample but its own time has this name.
 */
const timesIn = (json: string): readonly { readonly atMs: number }[] =>
  Array.from(json.matchAll(/"atMs":"?(\d+)/g), ([, atMs]) => ({ atMs: Number(atMs) }));

/** Nothing, where something else was written in their place. */
function newestIn(json: string): unknown {
  const start = json.lastIndexOf('{"atMs"');
  try {
    return start === -1 ? undefined : JSON.parse(json.slice(start, -1));
  } catch {
    return undefined;
  }
}

function plainOf(attributes: Attributes): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [name, { S, N, BOOL, M }] of Object.entries(attributes)) {
    plain[name] = S ?? (N === undefined ? (M === undefined ? BOOL : plainOf(M)) : Number(N));
  }
  return plain;
}
