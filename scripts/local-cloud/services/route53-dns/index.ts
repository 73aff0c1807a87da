import type { CloudEndpoint } from '../../attach';
import type { Service, ServiceContext } from '../../service';
import { answer } from './answer';

/** The name servers' service id; not an API of AWS, but calls of it are interfered with like others. */
export const DNS_SERVICE = 'Route 53 DNS';

interface QueryInput {
  readonly name: string;
  readonly type: string;
}

function getAnswer(context: ServiceContext, { name, type }: QueryInput): Record<string, unknown> {
  return { ...answer(context, name, type) };
}

export const route53Dns: Service = { GetAnswer: getAnswer };

export type DnsReply =
  | { readonly kind: 'answer'; readonly values: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface CloudDns {
  txt(name: string, options: { readonly timeoutMs: number }): Promise<DnsReply>;
  address(name: string, options: { readonly timeoutMs: number }): Promise<DnsReply>;
}

/** Asks the zone's name servers, over an endpoint that knows who asks and how long that may take. */
export function cloudDns(endpointFor: (timeoutMs: number) => CloudEndpoint): CloudDns {
  const ask = async (name: string, type: string, timeoutMs: number): Promise<DnsReply> => {
    try {
      const reply = await endpointFor(timeoutMs).handle({
        service: DNS_SERVICE,
        operation: 'GetAnswer',
        region: 'global',
        input: { name, type },
      });
      return Array.isArray(reply.values)
        ? { kind: 'answer', values: reply.values.map(String) }
        : { kind: 'none' };
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
    }
  };
  return {
    txt: (name, { timeoutMs }) => ask(name, 'TXT', timeoutMs),
    address: (name, { timeoutMs }) => ask(name, 'A', timeoutMs),
  };
}
