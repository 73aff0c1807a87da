import type { OperationKind } from '../../../../functions/shared/state/operation';
import type { HomeRole } from '../../../../templates-src/topology';
import type { ExpectedTimes } from '../../../rto/operation/expected-times';
import { DrError } from '../../errors';
import { type OperationContext, type Place, placeName } from '../context';
import { answered, known, type Observed, reasonOf, unknown } from '../observed';
import type { Loss } from '../preconditions';
import { parseDefinition } from './definition';
import { type WhatIfStep, whatIfSteps } from './steps';

/** What an operation would do, how long that takes, and what it costs; said before it is asked for. */
export interface WhatIf {
  readonly kind: OperationKind;
  /** Region whose state machine does it. */
  readonly runsIn: { readonly role: HomeRole; readonly region: string };
  /** The other one of the two, which some steps call. */
  readonly otherRegion: string;
  /** Region that serves afterwards. */
  readonly goal: { readonly role: HomeRole; readonly region: string };
  readonly steps: Observed<readonly WhatIfStep[]>;
  /** Modelled, from the moment of the command. */
  readonly times: Observed<ExpectedTimes>;
  readonly loss: Loss;
  readonly warnings: readonly string[];
}

/**
 * The steps of the definition as it is deployed. Being told what would happen is not worth a
 * failover: what can't be read is unknown. Only a machine that isn't there, or isn't this
 * environment's, is an error.
 */
export async function deployedSteps(
  context: OperationContext,
  place: Place,
  kind: OperationKind,
): Promise<Observed<readonly WhatIfStep[]>> {
  const { names, port } = place;
  const arn = kind === 'failover' ? names.failoverMachineArn : names.switchoverMachineArn;
  try {
    const text = await answered(context, () => port.machines.definition(arn));
    const { environment } = context;
    if (!text.includes(names.globalClusterIdentifier)) {
      throw new DrError({
        code: 'DR_STACK_NOT_OURS',
        message: `${arn} does not work on ${names.globalClusterIdentifier}: it is not part of environment ${environment.suffix}`,
        nextSteps: ['use a suffix that nobody else uses'],
      });
    }
    return known(whatIfSteps(parseDefinition(text), kind));
  } catch (error) {
    if (isMissing(error)) {
      throw new DrError({
        code: 'DR_NOT_DEPLOYED',
        message: `there is no state machine ${arn}: the regional stack in ${placeName(place)} is not deployed`,
        nextSteps: [context.environment.command('status')],
        cause: error,
      });
    }
    if (error instanceof DrError && error.code === 'DR_STACK_NOT_OURS') {
      throw error;
    }
    return unknown(reasonOf(error));
  }
}

function isMissing(error: unknown): boolean {
  const names = ['StateMachineDoesNotExist', 'StateMachineDoesNotExistException'];
  return (
    error instanceof DrError && error.cause instanceof Error && names.includes(error.cause.name)
  );
}
