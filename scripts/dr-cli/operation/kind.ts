import { DrError, EXIT } from '../../engine/errors';
import type { KindOptions } from '../commands/operation-options';
import type { Io } from '../io';
import { typedConnection, typedSettings } from '../typed-command';
import type { OperationOptions, TypedCommand } from './beginning';

export interface TypedKind {
  readonly command: TypedCommand;
  /** Undefined where neither was typed. */
  readonly kind: 'planned' | 'unplanned' | undefined;
  readonly acceptDataLoss: boolean;
}

/** What was typed of a kind, checked. */
export function typedKind(
  { program }: Io,
  verb: TypedCommand['verb'],
  options: OperationOptions & KindOptions,
): TypedKind {
  const { planned = false, unplanned = false, acceptDataLoss = false } = options;
  if (acceptDataLoss && !unplanned) {
    throw new DrError({
      code: 'DR_INVALID_OPTIONS',
      message: '--accept-data-loss goes with --unplanned: a planned switchover loses nothing',
      nextSteps: [['--planned'], ['--unplanned', '--accept-data-loss']].map((kind) =>
        [
          ...[program, verb, ...typedSettings(options, ['suffix']), ...kind],
          ...typedConnection(options),
        ].join(' '),
      ),
      exitCode: EXIT.invalidInput,
    });
  }
  return {
    command: {
      verb,
      options: [
        ...(planned ? ['--planned'] : []),
        ...(unplanned ? ['--unplanned'] : []),
        ...(acceptDataLoss ? ['--accept-data-loss'] : []),
      ],
    },
    kind: planned ? 'planned' : unplanned ? 'unplanned' : undefined,
    acceptDataLoss,
  };
}
