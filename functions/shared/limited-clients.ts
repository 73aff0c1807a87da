import { isObject } from './state/guards';

interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

/**
 * The same clients of the SDK, whose calls end when the signal aborts, and don't begin after it.
 *
 * The time-outs of a client are for an answer that doesn't begin. One that begins and stops half-way
 * would be waited for without an end, and a call that is left behind when a function's answer is
 * given goes on with the next one, minutes later, in a process that was frozen in between.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
 */
export const limitedClients = <Clients extends object>(
  clients: Clients,
  signal: AbortSignal,
): Clients =>
  new Proxy(clients, {
    get: (all, name) => {
      const client: unknown = Reflect.get(all, name);
      const send = isObject(client) ? client.send : undefined;
      return typeof send === 'function' ? { send: limited(send.bind(client), signal) } : client;
    },
  });

/** A call that has a limit of its own keeps it. */
const limited =
  (send: (command: unknown, options: SendOptions) => unknown, signal: AbortSignal) =>
  (command: unknown, { abortSignal, ...options }: SendOptions = {}): unknown =>
    send(command, {
      ...options,
      abortSignal: abortSignal === undefined ? signal : AbortSignal.any([signal, abortSignal]),
    });
