import { type AttachableClient, attachLocalCloud } from '../../../scripts/local-cloud/attach';
import type { CloudRequest } from '../../../scripts/local-cloud/cloud';
import type { PatientClock } from './patient-clock';

/** What a service answers; `hang` is no answer at all, for ever. */
export type Answer = Record<string, unknown> | 'hang';

type Next = (args: unknown) => Promise<unknown>;

interface Interceptable {
  readonly middlewareStack: {
    add(
      middleware: never,
      options: {
        readonly name: string;
        readonly step: 'initialize';
        readonly priority: 'high';
        readonly override: true;
      },
    ): void;
  };
}

/**
 * Attaches a client to a service in memory. While a call is under way no virtual
 * time passes: the SDK reads configuration files before its first one, which
 * takes real time. A call that hangs holds nothing up.
 */
export function attachPatiently<Client extends AttachableClient & Interceptable>(
  client: Client,
  clock: PatientClock,
  answer: (request: CloudRequest) => Answer | Promise<Answer>,
): Client {
  const holdTime = (next: Next) => async (args: unknown) => {
    clock.hold();
    try {
      return await next(args);
    } finally {
      clock.release();
    }
  };
  client.middlewareStack.add(holdTime as never, {
    name: 'holdTime',
    step: 'initialize',
    priority: 'high',
    override: true,
  });
  return attachLocalCloud(client, {
    handle: async (request) => {
      const answered = await answer(request);
      if (answered !== 'hang') {
        return answered;
      }
      clock.release();
      return new Promise(() => undefined);
    },
  });
}
