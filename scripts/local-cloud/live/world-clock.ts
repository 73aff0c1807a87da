import type { Clock } from '../clock';
import { type DrivenClock, VirtualClock } from '../runtime/virtual-clock';
import type { Pace } from './pace';

/**
 * Who moves the time: this process's own clock, at the speed outside; a driver
 * in this process; or another process, which is followed.
 */
type Mode = 'own' | 'driven' | 'following';

/**
 * The cloud's time as one process has it. It is the cloud's time of the moment
 * when the process came, and goes on from there: between two commands it stands
 * still, so that nothing runs out or gets old while nobody looks.
 */
export class WorldClock implements DrivenClock, Clock {
  private readonly line: VirtualClock;
  private mode: Mode = 'own';
  /** What the cloud has reached, while another process moves it. */
  private reachedMs: number;
  private lastPassedMs: number;
  private cancelWaking: () => void = () => undefined;
  private callsUnderWay = 0;

  constructor(
    startMs: number,
    private readonly pace: Pace,
  ) {
    this.line = new VirtualClock(startMs);
    this.reachedMs = startMs;
    this.lastPassedMs = pace.nowMs();
  }

  nowMs(): number {
    this.pass();
    return this.mode === 'following' ? this.reachedMs : this.line.nowMs();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.pass();
    // Whole milliseconds, as every clock of the cloud's has.
    const slept = this.line.sleep(Math.ceil(ms), signal);
    this.arm();
    try {
      await slept;
    } finally {
      if (signal?.aborted) {
        // A timer that nobody waits for any more would keep the process.
        this.arm();
      }
    }
  }

  /** The cloud has been told to be there by another process, or by another part of this one. */
  catchUp(reachedMs: number): void {
    this.reachedMs = Math.max(this.reachedMs, reachedMs);
    this.pass();
    if (reachedMs > this.line.nowMs()) {
      this.line.moveTo(reachedMs);
      this.arm();
    }
  }

  /**
   * Calls take no time. One that has to wait for the process that drives the
   * cloud would else run into time-outs, which go by as fast as everything.
   */
  async duringCall<T>(call: () => Promise<T>): Promise<T> {
    this.pass();
    this.callsUnderWay += 1;
    this.arm();
    try {
      return await call();
    } finally {
      this.pass();
      this.callsUnderWay -= 1;
      this.arm();
    }
  }

  /** From now on the time is moved by {@link moveTo}, or by another process, or passes by itself. */
  switchTo(mode: Mode): void {
    const nowMs = this.nowMs();
    this.mode = mode;
    this.reachedMs = nowMs;
    this.line.restartAt(nowMs);
    this.lastPassedMs = this.pace.nowMs();
    this.arm();
  }

  nextWakeMs(): number | undefined {
    return this.line.nextWakeMs();
  }

  moveTo(ms: number): void {
    this.line.moveTo(ms);
  }

  wakeOne(): boolean {
    return this.line.wakeOne();
  }

  /** Lets the time that has passed outside pass here. */
  private pass(): void {
    const outsideMs = this.pace.nowMs();
    const elapsedMs = Math.floor(outsideMs - this.lastPassedMs);
    if (this.mode === 'driven' || elapsedMs <= 0) {
      return;
    }
    this.lastPassedMs += elapsedMs;
    if (this.isHeld()) {
      return;
    }
    const passedMs = Math.floor(Math.min(elapsedMs, IDLE_MS) * this.speed());
    this.line.moveTo(this.line.nowMs() + passedMs);
  }

  /** Sets a timer for who wakes next. */
  private arm(): void {
    this.cancelWaking();
    const wakeMs = this.line.nextWakeMs();
    if (this.mode === 'driven' || wakeMs === undefined || this.isHeld()) {
      return;
    }
    const leftMs = (wakeMs - this.line.nowMs()) / this.speed();
    this.cancelWaking = this.pace.after(leftMs, () => {
      this.line.moveTo(wakeMs);
      this.lastPassedMs = this.pace.nowMs();
      this.line.wakeOne();
      this.arm();
    });
  }

  private isHeld(): boolean {
    return this.mode === 'following' && this.callsUnderWay > 0;
  }

  private speed(): number {
    return this.mode === 'following' ? this.pace.speed : 1;
  }
}

/**
 * Of a pause in which this process neither sleeps nor calls, no more than this
 * counts: the cloud need not wait with somebody who is asked a question.
 */
const IDLE_MS = 2000;
