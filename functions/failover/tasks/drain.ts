import { MAX_DRAINING_MS } from '../../shared/state/draining';
import { changeDraining } from '../change-draining';
import { type OperationInput, parseOperationInput } from '../operation-input';
import { requireRunningOperation } from '../operation-item';
import { defineTask } from '../task';

/** Sends clients away from this region, for at most a quarter of an hour. */
export const drain = defineTask({
  timeoutMs: 8_000,
  parse: parseOperationInput,
  run: async (context, { epoch }: OperationInput) => {
    await requireRunningOperation(context, epoch);
    const atMs = context.clock.nowMs();
    const draining = await changeDraining(context, (before) =>
      before.epoch === epoch ? before : { set: true, epoch, atMs, untilMs: atMs + MAX_DRAINING_MS },
    );
    return { draining: draining.set, untilMs: draining.untilMs };
  },
});
