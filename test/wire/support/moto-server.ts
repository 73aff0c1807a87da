import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { ensurePipx, toolCommand } from '../../../scripts/tools/python-tools';

export interface MotoServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts moto's server on a free loopback port and waits until it says that it listens. */
export async function startMotoServer(): Promise<MotoServer> {
  ensurePipx();
  const port = await freePort();
  const [command, ...args] = toolCommand('moto', [
    `${__dirname}/moto-server.py`,
    '-H',
    '127.0.0.1',
    '-p',
    String(port),
  ]);
  // A group of its own: pipx starts the server as a child, which has to go with it.
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  await listening(server);
  return { url: `http://127.0.0.1:${port}`, stop: () => stop(server) };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('a TCP server has a port');
  }
  return address.port;
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.includes('Running on http')) {
        resolve();
      }
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new Error(`moto_server ended with ${code} before it listened:\n${output}`));
    });
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) {
    return;
  }
  const exited = once(server, 'exit');
  process.kill(-server.pid, 'SIGTERM');
  await exited;
}
