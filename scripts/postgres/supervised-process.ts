import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { unprivilegedUser } from './unprivileged-user';

/**
 * Runs a server until standard input says `stop` or `crash`. When the input ends without a word,
 * the process that started it is gone, however it went: the kernel closes its end of the pipe. Then the server
 * is killed and its data removed. `kill -QUIT` makes PostgreSQL's main process take all of its
 * children with it. When the server ends by itself, nobody is left to wait for a command: the end of
 * the input that follows would remove the data.
 */
const SUPERVISOR = `
folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
  read -r command <&3
  trap '' TERM
  case $command in
    stop) kill -INT "$server" ;;
    crash) kill -QUIT "$server" ;;
    *)
      kill -QUIT "$server"
      while kill -0 "$server"; do sleep 0.1; done
      rm -rf "$folder"
      ;;
  esac
) 2>/dev/null &
reader=$!
exec 3<&-
wait "$server"
kill "$reader" 2>/dev/null
`;

export type SupervisedCommand = 'stop' | 'crash';

/** A server process that can't outlive the process which started it. */
export class SupervisedProcess {
  private constructor(private readonly supervisor: ChildProcess) {}

  /** @param folder - of the server's data; removed when who started the server is gone without a word */
  static start(folder: string, command: readonly string[]): SupervisedProcess {
    const supervisor = spawn('/bin/sh', ['-c', SUPERVISOR, 'supervisor', folder, ...command], {
      ...unprivilegedUser,
      cwd: folder,
      stdio: ['pipe', 'ignore', 'pipe'],
      // Its own group: an interrupted run ends it through the pipe, in order.
      detached: true,
    });
    // A command to a server that has just ended by itself breaks this pipe; its exit says enough.
    supervisor.stdin.on('error', () => undefined);
    return new SupervisedProcess(supervisor);
  }

  /** Calls back with every line that the server writes to its log. */
  onLogLine(listener: (line: string) => void): void {
    let rest = '';
    this.supervisor.stderr?.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) listener(line);
    });
  }

  /** Calls back when the server is gone, after its last line. */
  onExit(listener: () => void): void {
    this.supervisor.once('close', listener);
  }

  /** From now on the server alone doesn't keep this process; whoever forgets it can't hang. */
  letGo(): void {
    this.supervisor.unref();
    for (const stream of [this.supervisor.stdin, this.supervisor.stderr]) {
      if (stream instanceof Socket) stream.unref();
    }
  }

  /** Ends the server and waits until it is gone. Its data stays. */
  async end(command: SupervisedCommand): Promise<void> {
    if (this.supervisor.exitCode !== null || this.supervisor.signalCode !== null) return;
    this.supervisor.ref();
    const exited = once(this.supervisor, 'exit');
    this.supervisor.stdin?.end(`${command}\n`);
    await exited;
  }
}
