import { Agent } from 'node:https';
import type { DrillClock } from '../clock/drill-clock';
import type { Route } from '../world/routes';
import type { CachingResolver } from './caching-resolver';
import { type Exchange, exchange } from './exchange';
import type { ClientRecord, Destination, Intent, PaymentOutcome, ReadOutcome } from './history';

export interface PayingClientOptions {
  readonly client: number;
  readonly clock: DrillClock;
  readonly random: () => number;
  readonly resolver: CachingResolver;
  readonly routes: ReadonlyMap<string, Route>;
  readonly domainName: string;
  /** Between a payment that was taken and the next, on average. */
  readonly pauseMs: number;
  /** What has no answer by then is tried again. */
  readonly requestTimeoutMs: number;
  readonly record: (record: ClientRecord) => void;
}

/** Once told to stop, clients insist on a payment that they have begun for so long. */
export const FINISH_WITHIN_MS = 30_000;

/** Until a request that failed is tried again, on average. */
const RETRY_MS = 1_000;

const READ_BACK_SHARE = 0.2;
const READ_EARLIER_SHARE = 0.1;
const CURRENCIES = ['USD', 'EUR'] as const;
const MAX_MINOR_UNITS = 50_000;

/**
 * Somebody who pays, again and again: finds the service by DNS, insists with the same idempotency key
 * until the payment is taken, and now and then asks for one that was.
 */
export class PayingClient {
  private readonly agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  private readonly taken: string[] = [];
  private payments = 0;

  constructor(private readonly options: PayingClientOptions) {}

  /** @param runId - makes the keys of this run its own */
  async run(runId: string, signal: AbortSignal): Promise<void> {
    const { clock, random, pauseMs } = this.options;
    while (!signal.aborted) {
      await this.payUntilTaken(this.nextIntent(runId), signal);
      if (random() < READ_BACK_SHARE) await this.read(this.taken.at(-1));
      if (random() < READ_EARLIER_SHARE) {
        await this.read(this.taken[Math.floor(random() * this.taken.length)]);
      }
      await clock.sleep(pauseMs * 2 * random(), signal).catch(() => undefined);
    }
    this.agent.destroy();
  }

  private nextIntent(runId: string): Intent {
    const { client, random } = this.options;
    this.payments += 1;
    return {
      key: `${runId}-${client}-${this.payments}`,
      currency: CURRENCIES[Math.floor(random() * CURRENCIES.length)] ?? 'USD',
      minorUnits: 1 + Math.floor(random() * MAX_MINOR_UNITS),
    };
  }

  private async payUntilTaken(intent: Intent, signal: AbortSignal): Promise<void> {
    const { client, clock, random, record } = this.options;
    const patience = new Patience(clock, signal);
    while (!patience.isOver) {
      const { sent, ...asked } = await this.ask('POST', '/payments', {
        headers: { 'idempotency-key': intent.key, 'content-type': 'application/json' },
        body: bodyOf(intent),
      });
      const outcome = paymentOutcome(sent);
      record({ kind: 'payment', client, ...asked, intent, outcome });
      if (outcome.kind === 'taken') {
        this.taken.push(outcome.id);
        return;
      }
      await clock.sleep(RETRY_MS * (0.5 + random()));
    }
  }

  private async read(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const { client, record } = this.options;
    const { sent, ...asked } = await this.ask('GET', `/payments/${id}`, {});
    record({ kind: 'read', client, ...asked, id, outcome: readOutcome(sent) });
  }

  private async ask(
    method: 'GET' | 'POST',
    path: string,
    content: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ) {
    const { clock, resolver, routes, domainName, random, requestTimeoutMs } = this.options;
    const startedAtMs = clock.nowMs();
    const addresses = await resolver.addresses(domainName);
    const address = addresses[Math.floor(random() * addresses.length)] ?? '';
    const route = routes.get(address);
    const region: Destination = route?.region ?? 'none';
    const sent: Exchange =
      route === undefined
        ? { kind: 'lost', reason: 'the name leads nowhere' }
        : await exchange({
            ...content,
            agent: this.agent,
            port: route.port,
            host: domainName,
            method,
            path,
            timeoutMs: clock.machineMs(requestTimeoutMs),
          });
    return { startedAtMs, endedAtMs: clock.nowMs(), region, sent };
  }
}

/** Endless until a client is told to stop. */
class Patience {
  private endsAtMs = Number.POSITIVE_INFINITY;

  constructor(
    private readonly clock: DrillClock,
    private readonly signal: AbortSignal,
  ) {}

  get isOver(): boolean {
    const nowMs = this.clock.nowMs();
    if (this.signal.aborted) this.endsAtMs = Math.min(this.endsAtMs, nowMs + FINISH_WITHIN_MS);
    return nowMs >= this.endsAtMs;
  }
}

/** The registry's example: https://www.swift.com/standards/data-standards/iban-international-bank-account-number */
const IBAN = 'DE89370400440532013000';

const bodyOf = ({ key, currency, minorUnits }: Intent): string =>
  JSON.stringify({
    merchantId: 'merchant-drill',
    paymentReference: key,
    amount: (minorUnits / 100).toFixed(2),
    currency,
    paymentMethod: { type: 'iban', iban: IBAN },
  });

function paymentOutcome(sent: Exchange): PaymentOutcome {
  if (sent.kind === 'lost') return { kind: 'failed', reason: sent.reason };
  const { status, body } = sent;
  const problem = /"type":"urn:payment-service:problem:(?<kind>[\w-]+)"/.exec(body)?.groups?.kind;
  if (status === 201 || status === 202) {
    const id = /"id":"(?<id>[^"]+)"/.exec(body)?.groups?.id ?? '';
    const pending = status === 202 ? { isPending: true as const } : {};
    return { kind: 'taken', id, isReplay: sent.isReplay, ...pending };
  }
  // A retry while the first try is still stored is told to come again: no refusal.
  return status >= 500 || status === 409
    ? { kind: 'failed', reason: `${status} ${problem ?? ''}`.trim() }
    : { kind: 'refused', status, problem: problem ?? '' };
}

function readOutcome(sent: Exchange): ReadOutcome {
  if (sent.kind === 'lost') return { kind: 'failed', reason: sent.reason };
  if (sent.status === 200) return { kind: 'found' };
  return sent.status === 404
    ? { kind: 'missing' }
    : { kind: 'failed', reason: String(sent.status) };
}
