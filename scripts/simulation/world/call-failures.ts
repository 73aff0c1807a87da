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

  /** @param names - what the call is known by: see the fault's `call` */
  strike(by: CallFails['by'], place: string, names: readonly string[]): CallFails | undefined {
    return faultsOf(this.schedule, 'call-fails').find(
      (fault) => fault.by === by && fault.place === place && this.isMeant(fault, names),
    );
  }

  private isMeant(fault: CallFails, names: readonly string[]): boolean {
    const nowMs = this.timeline.nowMs();
    if (!names.includes(fault.call) || nowMs < fault.fromMs) {
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
