import type { Timeline } from '../kernel/timeline';
import { type FaultOf, faultsOf, type Schedule } from '../schedule/fault';

type CallFails = FaultOf<'call-fails'>;

/** Which calls fail because they are the n-th of their kind. */
export class CallFailures {
  private readonly counts = new Map<CallFails, number>();
  private readonly beganAtMs = new Map<CallFails, number>();

  constructor(
    private readonly schedule: Schedule,
    private readonly timeline: Timeline,
  ) {}

  /** @param call - `RDS FailoverGlobalCluster`; of a function with its task before it */
  strike(by: CallFails['by'], place: string, call: string): CallFails | undefined {
    return faultsOf(this.schedule, 'call-fails').find(
      (fault) => fault.by === by && fault.place === place && this.isMeant(fault, call),
    );
  }

  private isMeant(fault: CallFails, call: string): boolean {
    const nowMs = this.timeline.nowMs();
    if (fault.call !== call || nowMs < fault.fromMs) {
      return false;
    }
    const count = (this.counts.get(fault) ?? 0) + 1;
    this.counts.set(fault, count);
    if (count === fault.nth) {
      this.beganAtMs.set(fault, nowMs);
    }
    const beganAtMs = this.beganAtMs.get(fault);
    return beganAtMs !== undefined && (count === fault.nth || nowMs <= beganAtMs + fault.forMs);
  }
}
