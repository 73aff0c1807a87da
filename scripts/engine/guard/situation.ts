import type { Latch } from '../../../functions/shared/state/latch';
import type { HomeRole } from '../../../templates-src/topology';
import { type OperationContext, placeOf } from '../operation/context';
import { type Observed, observed } from '../operation/observed';
import type { TaskCounts } from '../operation/ports';
import { isRunning, type RegionViews, viewRegions } from '../operation/region-view';
import { writerOf } from '../operation/writer';

/** Whether the environment is as its templates take it to be. */
export type Situation =
  /** The home primary writes, nothing is latched, no operation runs. */
  | { readonly kind: 'at-home' }
  | {
      readonly kind: 'away';
      /** Why, each in words: `us-east-2 (dr) writes`. */
      readonly why: readonly string[];
      /** Undefined while it isn't known which region writes: then both may be. */
      readonly activeRole: HomeRole | undefined;
      readonly tasks: Readonly<Record<HomeRole, Observed<TaskCounts>>>;
    };

/** Reads both regions. What can't be read counts as away: guessing is what the guard is against. */
export async function readSituation(context: OperationContext): Promise<Situation> {
  const [views, primaryLatch, drLatch] = await Promise.all([
    viewRegions(context),
    readLatch(context, 'primary'),
    readLatch(context, 'dr'),
  ]);
  return judgeSituation(views, { primary: primaryLatch, dr: drLatch });
}

type Latches = Readonly<Record<HomeRole, Observed<Latch | undefined>>>;

/** Pure: the same readings give the same answer. */
export function judgeSituation(views: RegionViews, latches: Latches): Situation {
  const writer = writerOf(views);
  const why = [
    ...(writer.kind === 'unknown'
      ? [`it is not known which region writes (${writer.reason})`]
      : writer.value === 'primary'
        ? []
        : [`${views[writer.value].region} (${writer.value}) writes`]),
    ...(['primary', 'dr'] as const).flatMap((role) => [
      ...latchReasons(views[role].region, latches[role]),
      ...operationReasons(views, role),
    ]),
  ];
  return why.length === 0
    ? { kind: 'at-home' }
    : {
        kind: 'away',
        why,
        activeRole: writer.kind === 'known' ? writer.value : undefined,
        tasks: { primary: views.primary.tasks, dr: views.dr.tasks },
      };
}

/** Reason that the state table's reader gives where no stack has made the table yet. */
const NOT_DEPLOYED = 'not deployed';

function latchReasons(region: string, latch: Observed<Latch | undefined>): string[] {
  if (latch.kind === 'unknown') {
    return latch.reason === NOT_DEPLOYED ? [] : [`the latch of ${region} can't be read`];
  }
  return latch.value?.set ? [`${region} is latched`] : [];
}

function operationReasons(views: RegionViews, role: HomeRole): string[] {
  const { operation, region } = views[role];
  if (operation.kind === 'unknown') {
    return operation.reason === NOT_DEPLOYED ? [] : [`operations of ${region} can't be read`];
  }
  if (operation.value === undefined || !isRunning(operation.value)) {
    return [];
  }
  const { kind, epoch, phase } = operation.value.operation;
  return [`${kind}-${epoch} runs in ${region} (phase ${phase})`];
}

function readLatch(context: OperationContext, role: HomeRole) {
  const { port, names } = placeOf(context, role);
  return observed(context, () => port.stateItems.latch(names.stateTable));
}
