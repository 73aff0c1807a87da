import { isObject } from '../../../functions/shared/state/guards';
import type { Latch } from '../../../functions/shared/state/latch';
import type { CallInTransit } from '../../local-cloud/runtime/call';
import type { SeenLatchWrite } from '../checks/drill-history';

type LatchItem = Pick<Latch, 'set' | 'atMs' | 'epoch'>;

interface LatchCall extends LatchItem {
  readonly by: SeenLatchWrite['by'];
  /** On the drill's clock. */
  readonly calledAtMs: number;
}

/**
 * Who wrote the failover latch, and when: from the calls on their way to DynamoDB, as CloudTrail would
 * tell it. The item says neither for long, and is only looked at now and then.
 */
export class LatchAudit {
  private readonly calls: LatchCall[] = [];

  constructor(private readonly nowMs: () => number) {}

  /** Told of every call of a function. */
  onCall({ service, operation, from, input }: CallInTransit): void {
    if (service !== 'DynamoDB' || operation !== 'PutItem') return;
    const item = latchIn(input);
    if (item === undefined) return;
    this.calls.push({ ...item, by: writerNamed(from.name), calledAtMs: this.nowMs() });
  }

  /** The call that made the latch what it is; undefined when it was so before anybody called. */
  writeOf({ set, atMs, epoch }: LatchItem): SeenLatchWrite | undefined {
    const call = this.calls.find(
      (each) => each.set === set && each.atMs === atMs && each.epoch === epoch,
    );
    return call && { by: call.by, epoch, isSet: set, atMs: call.calledAtMs };
  }
}

/** By the caller's name, as deployed: `failover-demo`, `region-watch-demo`. */
function writerNamed(functionName: string): SeenLatchWrite['by'] {
  if (functionName.startsWith('failover-')) return 'operation';
  return functionName.startsWith('region-watch-') ? 'watcher' : 'somebody-else';
}

function latchIn(input: unknown): LatchItem | undefined {
  const item = isObject(input) && isObject(input.Item) ? input.Item : {};
  const attribute = (name: string, type: string): unknown => {
    const value = item[name];
    return isObject(value) ? value[type] : undefined;
  };
  if (attribute('item', 'S') !== 'latch') return undefined;
  const set = attribute('set', 'BOOL');
  return typeof set === 'boolean'
    ? { set, atMs: Number(attribute('atMs', 'N')), epoch: Number(attribute('epoch', 'N')) }
    : undefined;
}
