import type { World } from '../../../scripts/drill/world/world';
import { isRecord } from '../../../scripts/local-cloud/resources/read';
import { resourcesOfType } from '../../../scripts/local-cloud/resources/store';

type Json = Record<string, unknown>;
type Change = (definition: Json) => void;

/** Changes the failover machine that is deployed in the DR region. */
const machine = (change: Change) => (world: World) =>
  world.look((context) => {
    const found = resourcesOfType(context, 'AWS::StepFunctions::StateMachine').find(
      ({ properties }) => properties.StateMachineName === 'failover-demo',
    );
    const definition = found?.properties.Definition;
    if (!isRecord(definition)) throw new Error('there is no machine to break');
    change(definition as Json);
  }, 'dr');

/** Says that the database is promoted, and has never asked for it. */
export const promotionSkipped = machine((definition) => {
  branchWith(definition, 'BeginPromotion').StartAt = 'NotePromoted';
});

/** Notes that DNS is held, and has not held it. */
export const latchSkipped = machine((definition) => {
  const states = statesOf(definition);
  states.Latch = { Type: 'Pass', Next: 'NoteLatched' };
});

/** Leaves the old region's tasks running. */
export const fenceSkipped = machine((definition) => {
  const branch = branchWith(definition, 'Fence');
  branch.States = {
    Fence: { Type: 'Pass', Result: { Payload: {} }, ResultPath: '$.fence', End: true },
  };
});

/** Holds DNS in the DR region, and only then asks for the promotion. */
export const dnsBeforePromotion = machine((definition) => {
  const states = statesOf(definition);
  const { Catch: _, ...latch } = states.Latch as Json;
  states.EarlyLatch = { ...latch, Next: 'Linger' };
  // Long enough for Route 53 to see it.
  states.Linger = { Type: 'Wait', Seconds: 30, Next: 'AtOnce' };
  const guard = JSON.stringify(states.HoldsTheClaim).replaceAll('"AtOnce"', '"EarlyLatch"');
  states.HoldsTheClaim = JSON.parse(guard);
});

function statesOf(definition: Json): Record<string, unknown> {
  if (!isRecord(definition.States)) throw new Error('the machine has no states');
  return definition.States as Record<string, unknown>;
}

function branchWith(definition: Json, state: string): Json {
  const { AtOnce } = statesOf(definition);
  const branches = isRecord(AtOnce) && Array.isArray(AtOnce.Branches) ? AtOnce.Branches : [];
  const found = branches.find(
    (branch) => isRecord(branch) && isRecord(branch.States) && state in branch.States,
  );
  if (!isRecord(found)) throw new Error(`no branch has a state ${state}`);
  return found as Json;
}
