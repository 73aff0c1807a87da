import { NOT_DRAINING } from '../../shared/state/draining';
import { changeDraining } from '../change-draining';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { defineTask } from '../task';

/**
 * Lets clients come back. Of the same operation only: a late delivery must not end what a newer
 * one began. It also ends the chance to drain in this operation, or a repeated `drain` that
 * arrives late would darken a region that nobody lights again.
 */
export const undrain = defineTask({
  timeoutMs: 8_000,
  parse: parseOperationInput,
  run: async (context, { epoch }: OperationInput) => {
    const draining = await changeDraining(context, (before) =>
      before.epoch > epoch || (before.epoch === epoch && !before.set)
        ? before
        : { ...NOT_DRAINING, epoch, atMs: context.clock.nowMs() },
    );
    return { draining: draining.set };
  },
});
