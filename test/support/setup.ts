import { Socket } from 'node:net';

/**
 * Two rules hold for every test: a process warning is a failure (a leaked
 * listener, a deprecated call, an unhandled rejection), and nothing leaves the
 * machine.
 */
// Node 20 must run everything here; the SDK's advice to upgrade is for users, not a leak.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

afterEach(async () => {
  // Node.js emits a warning after what brought it about: https://nodejs.org/docs/latest-v20.x/api/process.html#processemitwarningwarning-options
  await new Promise(setImmediate);
  const seen = takeProcessWarnings();
  if (seen.length > 0) {
    throw new Error(`process warnings: ${seen.map((warning) => warning.message).join('; ')}`);
  }
});

const LOOPBACK = new Set(['127.0.0.1', '127.0.0.2', '::1', 'localhost', undefined]);
const connect = Socket.prototype.connect;
Socket.prototype.connect = function guardedConnect(this: Socket, ...args: unknown[]): Socket {
  const [first] = args;
  const options = (Array.isArray(first) ? first[0] : first) as { host?: string; path?: string };
  if (typeof options === 'object' && options.path === undefined && !LOOPBACK.has(options.host)) {
    throw new Error(`tests may not reach the network: ${options.host}`);
  }
  return connect.apply(this, args as Parameters<typeof connect>);
} as typeof connect;

// Node's own modules outlive a test file: what is put into them keeps all that the file has loaded.
afterAll(() => {
  Socket.prototype.connect = connect;
});
