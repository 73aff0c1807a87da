import type { CloudEndpoint } from '../../attach';
import type { Service, ServiceContext } from '../../service';
import { answer } from './answer';
import { delegatedServers } from './delegation';

/** The name servers' service id; not an API of AWS, but calls of it are interfered with like others. */
export const DNS_SERVICE = 'Route 53 DNS';

interface QueryInput {
  readonly name: string;
  readonly type: string;
}

function getAnswer(context: ServiceContext, { name, type }: QueryInput): Record<string, unknown> {
  return { ...answer(context, name, type) };
}

/** As a resolver finds it that starts at the root. */
function getDelegation(context: ServiceContext, { name }: QueryInput): Record<string, unknown> {
  const values = delegatedServers(context, name);
  return values.length === 0 ? {} : { values };
}

export const route53Dns: Service = { GetAnswer: getAnswer, GetDelegation: getDelegation };

export type DnsReply =
  | { readonly kind: 'answer'; readonly values: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface CloudDns {
  txt(name: string, options: { readonly timeoutMs: number }): Promise<DnsReply>;
  address(name: string, options: { readonly timeoutMs: number }): Promise<DnsReply>;
  nameServers(name: string, options: { readonly timeoutMs: number }): Promise<DnsReply>;
  /** `issue letsencrypt.org`, as a zone file has it but for the flags and quotes. */
  caa(name: string, options: { readonly timeoutMs: number }): Promise<DnsReply>;
}

/** Asks the zone's name servers, over an endpoint that knows who asks and how long that may take. */
export function cloudDns(endpointFor: (timeoutMs: number) => CloudEndpoint): CloudDns {
  const ask = async (
    name: string,
    type: string,
    timeoutMs: number,
    operation = 'GetAnswer',
  ): Promise<DnsReply> => {
    try {
      const reply = await endpointFor(timeoutMs).handle({
        service: DNS_SERVICE,
        operation,
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
    nameServers: (name, { timeoutMs }) => ask(name, 'NS', timeoutMs, 'GetDelegation'),
    caa: async (name, { timeoutMs }) => {
      const reply = await ask(name, 'CAA', timeoutMs);
      return reply.kind === 'answer' ? { ...reply, values: reply.values.map(withoutFlags) } : reply;
    },
  };
}

/** `0 issue "amazon.com"` → `issue amazon.com` */
function withoutFlags(value: string): string {
  return value.replace(/^\d+\s+/, '').replaceAll('"', '');
}
