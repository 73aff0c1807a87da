export interface QueuedEvent {
  readonly atMs: number;
  readonly sequence: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** What is due when: a binary heap by time, first come first served at the same time. */
export class EventQueue {
  private readonly heap: QueuedEvent[] = [];
  private sequence = 0;

  add(atMs: number, run: () => void): QueuedEvent {
    this.sequence += 1;
    const event = { atMs, sequence: this.sequence, run, cancelled: false };
    this.heap.push(event);
    this.moveUp(this.heap.length - 1);
    return event;
  }

  next(): QueuedEvent | undefined {
    while (this.heap[0]?.cancelled) {
      this.take();
    }
    return this.heap[0];
  }

  take(): QueuedEvent | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (first !== undefined && last !== undefined && this.heap.length > 0) {
      this.heap[0] = last;
      this.moveDown();
    }
    return first;
  }

  private moveUp(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfEarlier(index, parent)) {
        return;
      }
      index = parent;
    }
  }

  private moveDown(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const smallest = this.isBefore(left + 1, left) ? left + 1 : left;
      if (!this.swapIfEarlier(smallest, index)) {
        return;
      }
      index = smallest;
    }
  }

  private swapIfEarlier(lower: number, upper: number): boolean {
    const one = this.heap[lower];
    const other = this.heap[upper];
    if (one === undefined || other === undefined || !this.isBefore(lower, upper)) {
      return false;
    }
    this.heap[lower] = other;
    this.heap[upper] = one;
    return true;
  }

  private isBefore(index: number, otherIndex: number): boolean {
    const one = this.heap[index];
    const other = this.heap[otherIndex];
    return (
      one !== undefined &&
      other !== undefined &&
      (one.atMs === other.atMs ? one.sequence < other.sequence : one.atMs < other.atMs)
    );
  }
}
