import type { DatabaseReading, Sample } from '../../../functions/shared/signals/sample';
import type { Arming } from '../../../functions/shared/state/arming-model';
import type { Operation } from '../../../functions/shared/state/operation';
import type { HomeRole } from '../../../templates-src/topology';
import type { Clock } from '../clock';
import { type OperationContext, type Place, placeOf } from './context';
import { type Observed, observed, unknown } from './observed';
import type { TaskCounts } from './ports';

/** An operation and, while it hasn't said how it ended, what became of its execution. */
export interface SeenOperation {
  readonly operation: Operation;
  /** `running`, or the status it ended with. */
  readonly execution: Observed<string>;
}

/** What one region says of the database, of operations, and of the other region. */
export interface RegionView {
  readonly role: HomeRole;
  readonly region: string;
  readonly database: DatabaseReading;
  /** The last one that was started there; a value of undefined: there has been none. */
  readonly operation: Observed<SeenOperation | undefined>;
  readonly arming: Observed<Arming | undefined>;
  /** Of the region's watcher, oldest first. */
  readonly samples: Observed<readonly Sample[]>;
  readonly tasks: Observed<TaskCounts>;
}

export type RegionViews = Readonly<Record<HomeRole, RegionView>>;

/** Asks both regions at once. Neither can hold the other up, and nothing here rejects. */
export async function viewRegions(context: OperationContext): Promise<RegionViews> {
  const [primary, dr] = await Promise.all([
    viewRegion(context, 'primary'),
    viewRegion(context, 'dr'),
  ]);
  return { primary, dr };
}

/** All that one region says, each reading by itself. */
export async function viewRegion(context: OperationContext, role: HomeRole): Promise<RegionView> {
  const place = placeOf(context, role);
  const { region, names, port } = place;
  const { stateItems } = port;
  const { armingItems } = context.cloud.region(region);
  const [database, operation, arming, samples, tasks] = await Promise.all([
    readDatabase(context, place),
    readOperation(context, place),
    observed(context, () => armingItems.read(names.stateTable)),
    observed(context, () => stateItems.samples(names.stateTable)),
    observed(context, () => port.service.tasks(names)),
  ]);
  return { role, region, database, operation, arming, samples, tasks };
}

/** From the region's own endpoints: the lag is a metric of the copy's region. */
export async function readDatabase(
  context: OperationContext,
  { names, port }: Place,
): Promise<DatabaseReading> {
  const reading = await observed(context, () => port.database(names, patientClock(context)));
  return reading.kind === 'known' ? reading.value : { kind: 'unknown', detail: reading.reason };
}

/** The last operation of a region, with the state of its execution where that matters. */
export async function readOperation(
  context: OperationContext,
  { names, port }: Place,
): Promise<Observed<SeenOperation | undefined>> {
  const read = await observed(context, () => port.stateItems.operation(names.stateTable));
  if (read.kind === 'unknown' || read.value === undefined) {
    return read.kind === 'unknown' ? read : { kind: 'known', value: undefined };
  }
  const operation = read.value;
  const execution =
    operation.endedAtMs === undefined
      ? await observed(context, () => port.machines.executionEnd(operation, context.clock.nowMs()))
      : unknown('not asked: the operation has ended');
  return { kind: 'known', value: { operation, execution } };
}

/** For readers with time-outs of their own. */
function patientClock({ clock, patience }: OperationContext): Clock {
  return {
    nowMs: () => clock.nowMs(),
    sleep: (ms, signal) => clock.sleep(ms * patience, signal),
  };
}

/** An operation that is under way: it hasn't ended, and nothing says that its execution has. */
export function isRunning({ operation, execution }: SeenOperation): boolean {
  return (
    operation.endedAtMs === undefined &&
    (execution.kind === 'unknown' || execution.value === 'running')
  );
}
