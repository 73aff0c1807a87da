import type { HomeRole } from '../../../templates-src/topology';
import type { SeenWriterChange } from '../checks/drill-history';
import type { AcknowledgedPayment, EvidenceBody, OperationBody } from '../evidence/types';
import type { ClientRecord, PaymentAttempt } from '../load/history';
import type { Routes } from '../world/routes';
import type { Observations } from './observations';
import { TrafficSeconds } from './traffic-seconds';

/** Clients tell what happened a moment after it did. */
const SETTLED_AFTER_MS = 5_000;

export interface RecorderOptions {
  readonly observations: Observations;
  readonly routes: Routes;
  readonly domainName: string;
  readonly write: (body: EvidenceBody, atMs: number) => void;
}

/** Puts what is seen into the observations, and into the evidence. */
export class Recorder {
  private readonly traffic = new TrafficSeconds();
  private readonly acknowledgedIds = new Set<string>();
  private acknowledged: Record<HomeRole, AcknowledgedPayment[]> = { primary: [], dr: [] };
  private readonly answers = new Map<string, string>();

  constructor(private readonly options: RecorderOptions) {}

  onClients(records: readonly ClientRecord[]): void {
    const { observations } = this.options;
    for (const record of records) {
      switch (record.kind) {
        case 'payment':
          this.onPayment(record);
          break;
        case 'read':
          observations.reads.push(record);
          break;
        case 'resolution':
          observations.resolutions.push(record);
          this.onDnsAnswer(
            `client-${record.client}`,
            record.addresses,
            record.ttlSeconds,
            record.atMs,
          );
      }
    }
  }

  /** Writes the seconds that nothing more can come for. */
  flush(nowMs: number): void {
    for (const { body, atMs } of this.traffic.takeBefore(nowMs - SETTLED_AFTER_MS)) {
      this.options.write(body, atMs);
    }
    for (const region of ['primary', 'dr'] as const) {
      const payments = this.acknowledged[region];
      const last = payments.at(-1);
      if (last !== undefined) this.options.write({ type: 'payments', region, payments }, last[3]);
    }
    this.acknowledged = { primary: [], dr: [] };
  }

  /** @param askedBy - `observer`, or a client */
  onDnsAnswer(
    askedBy: string,
    addresses: readonly string[],
    ttlSeconds: number,
    atMs: number,
  ): void {
    const { routes, domainName, observations } = this.options;
    const leadsTo = routes.to(addresses[0] ?? '')?.region ?? 'none';
    if (askedBy === 'observer') observations.note(observations.dns, leadsTo, atMs);
    const text = addresses.join();
    if (this.answers.get(askedBy) === text) return;
    this.answers.set(askedBy, text);
    this.options.write(
      { type: 'dns-answer', askedBy, name: domainName, addresses, ttlSeconds, leadsTo },
      atMs,
    );
  }

  onOperation(key: string, operation: Omit<OperationBody, 'type'>, atMs: number): void {
    this.options.observations.operations.set(key, operation);
    this.options.write({ type: 'operation', ...operation }, atMs);
  }

  onWriterChange(change: SeenWriterChange): void {
    const { observations, write } = this.options;
    observations.writerChanges.push(change);
    write(
      {
        type: 'promotion',
        region: change.region,
        step: 'writable',
        detail: change.couldFence
          ? 'The old writer takes no writes any more.'
          : 'The old writer could not be reached.',
      },
      change.writableAtMs,
    );
  }

  private onPayment(payment: PaymentAttempt): void {
    const { observations } = this.options;
    const { outcome, intent, endedAtMs, region, client } = payment;
    observations.payments.push(payment);
    this.traffic.add(payment);
    observations.lastPaid.set(client, { atMs: endedAtMs, isTaken: outcome.kind === 'taken' });
    if (outcome.kind !== 'taken' || region === 'none' || this.acknowledgedIds.has(outcome.id))
      return;
    this.acknowledgedIds.add(outcome.id);
    this.acknowledged[region].push([outcome.id, intent.currency, intent.minorUnits, endedAtMs]);
  }
}
