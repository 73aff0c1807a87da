import { isObject } from '../../functions/shared/state/guards';
import type { EndedExecution, Observations, ObservedSnapshot } from './observations';
import { faultsOf, type Schedule } from './schedule/fault';
import { EPOCH_MS, PLACES, regionOf } from './world/places';
import { finalStateOf } from './world/read-final-state';
import { createWorld, type World } from './world/world';

/** Lives through a schedule, in no time, and returns what was seen. */
export async function runSchedule(schedule: Schedule, seed: number): Promise<Observations> {
  const world = createWorld(schedule, seed);
  await world.timeline.runUntil(schedule.durationMs);
  const { observations, database, cloud } = world;
  if (cloud.unknownCalls.size > 0) {
    throw new Error(`the simulation does not know ${[...cloud.unknownCalls].join(', ')}`);
  }
  observations.executions = PLACES.flatMap((place) => executionsIn(world, place));
  observations.ledger = database.ledgerIds();
  observations.snapshots = [...database.snapshots, ...keptSnapshots(schedule)];
  observations.final = await finalStateOf(world);
  return observations;
}

/** Those that the schedule has put there; one without a time is as old as the run. */
const keptSnapshots = (schedule: Schedule): readonly ObservedSnapshot[] =>
  faultsOf(schedule, 'snapshots').flatMap(({ place, are }) =>
    are.map(({ id, type: kind, takenAtMs = 0 }) => ({ place, id, kind, takenAtMs })),
  );

function executionsIn({ cloud }: World, place: (typeof PLACES)[number]): EndedExecution[] {
  const { executions } = cloud.options.state.regions[regionOf(place).name]?.stepFunctions ?? {};
  return Object.values(executions ?? {}).map((execution) => {
    const input: unknown = JSON.parse(execution.inputText);
    const { by, acceptDataLoss } = isObject(input) ? input : {};
    const { stoppedAtMs } = execution;
    return {
      arn: execution.executionArn,
      place,
      name: execution.name,
      by: String(by),
      acceptDataLoss: acceptDataLoss === true,
      startedAtMs: execution.startedAtMs - EPOCH_MS,
      endedAtMs: stoppedAtMs === undefined ? undefined : stoppedAtMs - EPOCH_MS,
      status: execution.status,
    };
  });
}
