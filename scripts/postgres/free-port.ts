import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below what Linux (from 32768) and others (from 49152) give to outgoing connections: a server that
 * is restarted would sometimes find its port taken by one of those.
 * https://docs.kernel.org/networking/ip-sysctl.html (ip_local_port_range)
 */
const PORTS = { min: 15_000, max: 32_000 } as const;

const ATTEMPTS = 20;

/** A TCP port of the loopback interface that nobody listened on a moment ago. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(PORTS.min, PORTS.max);
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${ATTEMPTS} ports from ${PORTS.min} on is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
