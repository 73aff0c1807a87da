import type { Service } from '../../../local-cloud/service';
import type { RegionPlace } from '../../schedule/fault';
import type { Metrics } from '../metrics';
import { EPOCH_MS, placeOfRegion } from '../places';

interface GetInput {
  readonly StartTime?: Date;
  readonly EndTime?: Date;
  readonly MetricDataQueries?: readonly {
    readonly Id?: string;
    readonly MetricStat?: { readonly Metric?: { readonly MetricName?: string } };
  }[];
}

interface PutInput {
  readonly MetricData?: readonly { readonly MetricName?: string; readonly Value?: number }[];
}

export type MetricsByPlace = Readonly<Record<RegionPlace, Metrics>>;

/** Metrics of one environment, told apart by their names alone. */
export function cloudWatchService(metrics: MetricsByPlace): Service {
  return {
    GetMetricData: ({ region }, { StartTime, EndTime, MetricDataQueries = [] }: GetInput) => {
      const windowMs = (EndTime?.getTime() ?? 0) - (StartTime?.getTime() ?? 0);
      return {
        MetricDataResults: MetricDataQueries.map(({ Id, MetricStat }) => {
          const name = MetricStat?.Metric?.MetricName ?? '';
          const newest = metrics[placeOfRegion(region)].newest(name, windowMs);
          return newest === undefined
            ? { Id, Timestamps: [], Values: [] }
            : { Id, Timestamps: [new Date(EPOCH_MS + newest.startMs)], Values: [newest.value] };
        }),
      };
    },
    PutMetricData: ({ region }, { MetricData = [] }: PutInput) => {
      for (const { MetricName = '', Value = 0 } of MetricData) {
        metrics[placeOfRegion(region)].put(MetricName, Value);
      }
      return {};
    },
  };
}
