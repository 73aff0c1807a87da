import { join } from 'node:path';
import { CLOCK_VARIABLE, type DrillClock } from '../clock/drill-clock';
import { ChildProgram } from '../world/child-program';
import { PATIENCE_MS, within } from '../world/within';
import type { ClientRecord } from './history';
import { isLoadReport, LOAD_VARIABLE, type LoadSetting, STOP_PAYING } from './load-messages';
import { FINISH_WITHIN_MS } from './paying-client';

export interface LoadOptions {
  readonly program: string;
  readonly folder: string;
  readonly clock: DrillClock;
  readonly setting: LoadSetting;
  readonly onRecords: (records: readonly ClientRecord[]) => void;
}

/** The clients, in a process of their own. */
export class Load {
  private constructor(
    private readonly process: ChildProgram,
    private readonly clock: DrillClock,
    private readonly stopped: Promise<void>,
  ) {}

  static start({ program, folder, clock, setting, onRecords }: LoadOptions): Load {
    let onStopped: () => void = () => undefined;
    const stopped = new Promise<void>((resolve) => {
      onStopped = resolve;
    });
    const process = ChildProgram.start({
      program,
      logFile: join(folder, 'clients.log'),
      environment: {
        [CLOCK_VARIABLE]: JSON.stringify(clock.setting),
        [LOAD_VARIABLE]: JSON.stringify(setting),
      },
      onMessage: (message) => {
        if (!isLoadReport(message)) return;
        if (message.kind === 'records') onRecords(message.records);
        else onStopped();
      },
    });
    process.onEnd(onStopped);
    return new Load(process, clock, stopped);
  }

  /** Lets the clients end what they have begun. */
  async stop(): Promise<void> {
    this.process.send(STOP_PAYING);
    const finishMs = this.clock.machineMs(FINISH_WITHIN_MS);
    await within('the clients to end what they had begun', this.stopped, PATIENCE_MS + finishMs);
  }

  kill(): Promise<void> {
    return this.process.end('SIGKILL');
  }
}
