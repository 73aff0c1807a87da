import { isObject } from '../../../functions/shared/state/guards';
import type { HomeRole } from '../../../templates-src/topology';
import type { CallInTransit } from '../../local-cloud/runtime/call';

/**
 * When each operation was started, from the calls of whoever started it. An operation that is only looked
 * for now and then may have changed the writer before it is seen.
 */
export class OperationStarts {
  private readonly atMs = new Map<string, number>();

  constructor(
    private readonly nowMs: () => number,
    private readonly roleOf: (region: string) => HomeRole,
  ) {}

  /** Told of every call. */
  onCall({ service, operation, toRegion, input }: CallInTransit): void {
    if (service !== 'SFN' || operation !== 'StartExecution') return;
    const name = isObject(input) ? input.name : undefined;
    if (typeof name !== 'string') return;
    const key = keyOf(this.roleOf(toRegion), name);
    // Of a start that was asked for again the first one counts.
    if (!this.atMs.has(key)) this.atMs.set(key, this.nowMs());
  }

  /** On the drill's clock; undefined of one that was started before the drill. */
  startOf(region: HomeRole, execution: string): number | undefined {
    return this.atMs.get(keyOf(region, execution));
  }
}

const keyOf = (region: HomeRole, execution: string): string => `${region} ${execution}`;
