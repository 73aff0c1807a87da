import { limitedClients } from '../../../functions/shared/limited-clients';

interface Options {
  readonly abortSignal?: AbortSignal;
}

/** A client that tells what it was asked with. */
const recorded = () => {
  const calls: { readonly command: unknown; readonly options: Options | undefined }[] = [];
  const send = async (command: unknown, options?: Options) => {
    calls.push({ command, options });
    return 'answer';
  };
  return { calls, clients: { rds: { send } } };
};

describe('clients with a limit', () => {
  test('ask what they are asked to, and give the answer', async () => {
    const { calls, clients } = recorded();

    const answer = await limitedClients(clients, new AbortController().signal).rds.send('command');

    expect(answer).toBe('answer');
    expect(calls).toMatchObject([{ command: 'command' }]);
  });

  test('end their calls when the signal aborts', async () => {
    const { calls, clients } = recorded();
    const over = new AbortController();

    await limitedClients(clients, over.signal).rds.send('command');
    over.abort();

    expect(calls[0]?.options?.abortSignal?.aborted).toBe(true);
  });

  test.each(['own', 'common'] as const)('heed the %s limit of a call as well', async (first) => {
    const { calls, clients } = recorded();
    const limits = { own: new AbortController(), common: new AbortController() };

    await limitedClients(clients, limits.common.signal).rds.send('command', {
      abortSignal: limits.own.signal,
    });
    expect(calls[0]?.options?.abortSignal?.aborted).toBe(false);
    limits[first].abort();

    expect(calls[0]?.options?.abortSignal?.aborted).toBe(true);
  });

  test('leave what is no client as it is', () => {
    expect(limitedClients({ region: 'us-east-2' }, new AbortController().signal).region).toBe(
      'us-east-2',
    );
  });
});
