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
  { service, operation, input }: { service: string; operation: string; input: unknown },
  services: Readonly<Record<string, Service>>,
): Effect | undefined {
  const at = { place: placeOfRegion(context.region), atMs: context.nowMs - EPOCH_MS };
  switch (`${service} ${operation}`) {
    case 'DynamoDB PutItem':
      return { ...at, kind: 'item', ...itemOf((input as Written).Item) };
    case 'DynamoDB UpdateItem': {
      const { TableName, Key } = input as Written;
      const stored = services.DynamoDB?.GetItem?.(context, { TableName, Key } as never);
      return { ...at, kind: 'item', ...itemOf((stored as Written).Item) };
    }
    case 'CloudWatch PutMetricData':
      return {
        ...at,
        kind: 'metrics',
        values: Object.fromEntries(
          ((input as Measured).MetricData ?? []).map(({ MetricName = '', Value = 0 }) => [
            MetricName,
            Value,
          ]),
        ),
      };
    case 'Application Auto Scaling RegisterScalableTarget':
    case 'ECS UpdateService': {
      const { MinCapacity, MaxCapacity, desiredCount } = input as Scaled;
      return { ...at, kind: 'tasks', minimum: MinCapacity, maximum: MaxCapacity, desiredCount };
    }
    default:
      return undefined;
  }
}

function itemOf(
  attributes: Attributes = {},
): Pick<Extract<Effect, { kind: 'item' }>, 'item' | 'value'> {
  const { item, ...others } = plainOf(attributes);
  const { json } = others;
  const value: unknown = typeof json === 'string' ? JSON.parse(json) : others;
  return { item: String(item), value: item === 'samples' ? timesOf(value) : value };
}

/** All that is asked of the samples of a run, which are the most of what it writes. */
const timesOf = (samples: unknown): unknown =>
  Array.isArray(samples)
    ? samples.map(({ atMs }: { readonly atMs: unknown }) => ({ atMs }))
    : samples;

const plainOf = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { S, N, BOOL, M }]) => [
      name,
      S ?? (N === undefined ? (M === undefined ? BOOL : plainOf(M)) : Number(N)),
    ]),
  );
