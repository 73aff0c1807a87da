import type { Service } from '../../../local-cloud/service';
import type { RegionPlace } from '../../schedule/fault';
import { placeOfRegion } from '../places';
import type { Tasks } from '../tasks';

export type TasksByPlace = Readonly<Record<RegionPlace, Tasks>>;

/** The one service that each region has. */
export function ecsService(tasks: TasksByPlace): Service {
  const describe = (region: string) => {
    const { desired, running } = tasks[placeOfRegion(region)];
    return { desiredCount: desired, runningCount: running };
  };
  return {
    DescribeServices: ({ region }) => ({ services: [describe(region)] }),
    UpdateService: ({ region }, { desiredCount }: { readonly desiredCount?: number }) => {
      if (desiredCount !== undefined) {
        tasks[placeOfRegion(region)].want(desiredCount);
      }
      return { service: describe(region) };
    },
  };
}

interface ScalableTargetInput {
  readonly MinCapacity?: number;
  readonly MaxCapacity?: number;
}

export function autoScalingService(tasks: TasksByPlace): Service {
  return {
    RegisterScalableTarget: ({ region }, { MinCapacity, MaxCapacity }: ScalableTargetInput) => {
      tasks[placeOfRegion(region)].setRange(MinCapacity, MaxCapacity);
      return {};
    },
  };
}
