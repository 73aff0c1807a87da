import { findFreePort } from '../../postgres/free-port';
import { ChildProgram } from './child-program';

export interface TasksOptions {
  readonly program: string;
  readonly logFile: string;
  /** Besides the ports. */
  readonly environment: Readonly<Record<string, string>>;
  /** How many tasks one process stands for. */
  readonly tasksPerProcess: number;
  /** Told the ports of all processes whenever one comes or goes. */
  readonly register: (ports: readonly number[]) => void;
}

interface RunningTask {
  readonly port: number;
  readonly program: ChildProgram;
}

/** The payment service's processes in a region: as many as ECS says run. */
export class Tasks {
  private running: RunningTask[] = [];
  private wanted = 0;
  private canStart = true;
  private change: Promise<void> = Promise.resolve();

  constructor(private readonly options: TasksOptions) {}

  /** How many processes are up. */
  get processes(): number {
    return this.running.length;
  }

  /** Starts and ends processes until there are as many as this many tasks need. */
  want(tasks: number): Promise<void> {
    const processes = Math.ceil(tasks / this.options.tasksPerProcess);
    if (processes !== this.wanted || this.running.some(({ program }) => program.hasEnded)) {
      this.wanted = processes;
      this.change = this.change.then(() => this.reconcile());
    }
    return this.change;
  }

  /** Ends all processes as a crash does. */
  async kill(): Promise<void> {
    await Promise.all(this.running.map(({ program }) => program.end('SIGKILL')));
  }

  /** Whether what has ended is started again. */
  allowStarts(canStart: boolean): void {
    this.canStart = canStart;
  }

  private async reconcile(): Promise<void> {
    this.running = this.running.filter(({ program }) => !program.hasEnded);
    const surplus = this.running.splice(this.wanted);
    const missing = this.canStart ? Math.max(0, this.wanted - this.running.length) : 0;
    const started = await Promise.all(Array.from({ length: missing }, () => this.start()));
    this.running.push(...started);
    this.options.register(this.running.map(({ port }) => port));
    // A task that is to go has until its deregistration is over; nobody waits for it here.
    for (const { program } of surplus) void program.end('SIGTERM');
  }

  private async start(): Promise<RunningTask> {
    const { program, environment, logFile } = this.options;
    const port = await findFreePort();
    const internalPort = await findFreePort();
    const child = ChildProgram.start({
      program,
      logFile,
      environment: { ...environment, PORT: String(port), INTERNAL_PORT: String(internalPort) },
    });
    return { port, program: child };
  }
}
