import type { ArmingChange } from '../../../functions/shared/state/arming';
import { isArmed } from '../../../functions/shared/state/arming-model';
import type { HomeRole } from '../../../templates-src/topology';
import type { FailoverKnowledge, Run } from '../environment';
import { assertNever, DrError } from '../errors';
import type { ArmingItems } from '../ports';
import { stateTableName } from './state-table';

/** What is wanted of both regions. */
export type ArmingRequest =
  | { readonly kind: 'arm' }
  | { readonly kind: 'disarm' }
  | { readonly kind: 'pause'; readonly untilMs: number };

export type ArmingOutcome =
  | { readonly kind: 'armed' | 'already-armed' | 'disarmed' | 'not-armed' }
  | { readonly kind: 'paused'; readonly untilMs: number }
  | { readonly kind: 'not-written'; readonly error: unknown };

export type ArmingOutcomes = Readonly<Record<HomeRole, ArmingOutcome>>;

/**
 * Writes to both regions at once; neither waits for the other, which may be lost. The watcher of
 * the DR region is the one that fails over by itself, so an error there is the command's.
 */
export async function changeArming(
  run: Run,
  knowledge: FailoverKnowledge,
  request: ArmingRequest,
  change: ArmingChange,
): Promise<ArmingOutcomes> {
  const write = async (role: HomeRole): Promise<ArmingOutcome> => {
    try {
      const { armingItems } = run.cloud.region(run.environment.topology.regions[role].name);
      const tableName = await stateTableName(run, role, knowledge);
      return await writeTo(armingItems, tableName, request, change);
    } catch (error) {
      return { kind: 'not-written', error };
    }
  };
  const [primary, dr] = await Promise.all([write('primary'), write('dr')]);
  if (dr.kind === 'not-written') {
    throw notDecided(run, dr.error, primary);
  }
  return { primary, dr };
}

async function writeTo(
  armingItems: ArmingItems,
  tableName: string,
  request: ArmingRequest,
  change: ArmingChange,
): Promise<ArmingOutcome> {
  switch (request.kind) {
    case 'arm': {
      const before = await armingItems.read(tableName);
      // A pause that is over is replaced: what is shown should not speak of it for ever.
      if (before?.disarmedUntilMs === undefined && isArmed(before, change.atMs)) {
        return { kind: 'already-armed' };
      }
      await armingItems.arm(tableName, change);
      return { kind: 'armed' };
    }
    case 'disarm':
      await armingItems.disarm(tableName, change);
      return { kind: 'disarmed' };
    case 'pause': {
      const { untilMs } = request;
      const outcome = await armingItems.pause(tableName, { ...change, disarmedUntilMs: untilMs });
      return outcome === 'paused' ? { kind: 'paused', untilMs } : { kind: 'not-armed' };
    }
    default:
      return assertNever(request);
  }
}

function notDecided(run: Run, error: unknown, primary: ArmingOutcome): DrError {
  const { regions } = run.environment.topology;
  const message = error instanceof Error ? error.message : String(error);
  const other =
    primary.kind === 'not-written'
      ? `${regions.primary.name} was not written either`
      : `${regions.primary.name} is ${primary.kind}`;
  return new DrError({
    code: 'DR_ARMING_NOT_WRITTEN',
    message: `${regions.dr.name}, which decides about failovers, was not written: ${message}; ${other}`,
    nextSteps: [
      ...(error instanceof DrError ? error.nextSteps : []),
      `${run.environment.command('status')} shows what holds now`,
    ],
    cause: error,
  });
}
